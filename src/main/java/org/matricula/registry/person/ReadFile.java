package org.matricula.registry.person;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.StoredFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 查阅: opens a file. Staff who look into a minor's file leave a line in the ledger (未成年人网络保护 条例
/// 第三十六条), student affairs who look into anybody's, and so does whoever sees private values in
/// clear.
@Service
class ReadFile {

    static final List<String> UNMASKERS =
            List.of(
                    "class-teacher",
                    "counsellor",
                    "department-registrar",
                    "registrar",
                    "academic-office-head",
                    "archive-keeper",
                    "point-reviewer",
                    "branch-reviewer",
                    "province-reviewer",
                    "student",
                    "guardian");

    private static final int LEAST_REASON = 2;

    /// What a file holds.
    ///
    /// @param lines of each list, by its key, still sealed
    record Opened(
            FileRow row,
            PrivateValues privates,
            List<FileRow.Guardian> guardians,
            Map<String, List<Map<String, @Nullable Object>>> lines,
            Optional<FileRow.Health> health,
            List<FileRow.Study> studies,
            List<StoredFile> attachments) {}

    private final StudentFiles files;
    private final LineViews lines;
    private final Unsealing unsealing;
    private final KeepPapers attachments;
    private final Ledger ledger;
    private final Clock clock;

    ReadFile(
            StudentFiles files,
            LineViews lines,
            Unsealing unsealing,
            KeepPapers attachments,
            Ledger ledger,
            Clock clock) {
        this.files = files;
        this.lines = lines;
        this.unsealing = unsealing;
        this.attachments = attachments;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param reason why private values are to be seen in clear; null to see them masked
    @Transactional
    Opened read(String key, @Nullable String institution, @Nullable String reason) {
        return read(files.named(key, institution), reason);
    }

    @Transactional
    Opened read(UUID enrolment, @Nullable String reason) {
        var row = files.file(enrolment);
        seen(row, reason);
        var guardians = files.guardians(row.personId());
        var health = files.health(row.personId());
        return new Opened(
                row,
                unsealing.of(row, guardians, health, reason != null),
                guardians,
                lines.read(row.personId()),
                health,
                files.studies(row.personId()),
                attachments.of(row.personId()));
    }

    /// Whoever looks into a file, whichever page of it, leaves the same line.
    void seen(FileRow row, @Nullable String reason) {
        if (reason != null) {
            Refused.unlessEmpty(refusals(reason));
            note(row, "student.unmask", reason);
        } else if (Acting.now().account() != null
                && !Acting.now().holds("student", "guardian")
                && (Acting.now().holds("student-affairs") || row.minorOn(LocalDate.now(clock)))) {
            note(row, "student.read", null);
        }
    }

    private static List<Refusal> refusals(String reason) {
        return Refusal.all(
                UNMASKERS.contains(Acting.now().role())
                        ? null
                        : Refusal.forbidden("students.unmask"),
                reason.strip().length() < LEAST_REASON
                        ? Refusal.input("reason", "reason.missing")
                        : null);
    }

    private void note(FileRow row, String action, @Nullable String reason) {
        ledger.record(
                Act.of(action, "enrolment:" + row.enrolmentId())
                        .at(row.scopePos())
                        .because(reason)
                        .to(Map.of("studentNumber", row.key())));
    }
}
