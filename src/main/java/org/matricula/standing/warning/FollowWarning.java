package org.matricula.standing.warning;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What is done about a warning once it has been told: receipt, plan, follow-up, evidence, its
/// record form, and lifting it before the next result does.
@Service
public class FollowWarning {

    public static final List<String> WAYS = List.of("signed", "post", "call");
    private static final int LONGEST = 1_000;

    /// A scan as it was handed in; `bytes` of no length for none.
    public record Scan(String name, byte[] bytes) {

        public static final Scan NONE = new Scan("", new byte[0]);

        boolean none() {
            return bytes.length == 0;
        }
    }

    private final Warnings warnings;
    private final WarningRows rows;
    private final WarningPapers papers;
    private final WarningDetails details;
    private final Files files;
    private final Ledger ledger;
    private final Clock clock;

    FollowWarning(
            Warnings warnings,
            WarningRows rows,
            WarningPapers papers,
            WarningDetails details,
            Files files,
            Ledger ledger,
            Clock clock) {
        this.warnings = warnings;
        this.rows = rows;
        this.papers = papers;
        this.details = details;
        this.files = files;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 签收与家长回执, with the scan of what was signed.
    @Transactional
    public void receipt(
            UUID id,
            @Nullable LocalDate student,
            @Nullable LocalDate guardian,
            String way,
            Scan scan) {
        var it = open(id);
        var all = new ArrayList<Refusal>();
        all.addAll(day(student, "student", it));
        all.addAll(day(guardian, "guardian", it));
        all.addAll(
                Refusal.all(
                        it.noticedOn() == null ? Refusal.conflict("warning.not-noticed") : null,
                        student == null && guardian == null
                                ? Refusal.input("student", "warning.who-signed")
                                : null,
                        guardian != null && !WAYS.contains(way)
                                ? Refusal.input("way", "warning.guardian-way")
                                : null,
                        scan.none() ? Refusal.input("file", "warning.scan") : null));
        Refused.unlessEmpty(all);
        rows.signed(id, student, guardian, guardian == null ? null : way);
        step(it, "receipt", LocalDate.now(clock), guardian == null ? null : way, scan);
    }

    /// 帮扶计划: after a talk, for it rests on what was agreed there.
    @Transactional
    public void plan(UUID id, String mentor, String plan, @Nullable LocalDate until) {
        var it = open(id);
        Refused.unlessEmpty(
                Refusal.all(
                        details.talked(id) ? null : Refusal.rule("warning.no-talk"),
                        mentor.isBlank() ? Refusal.input("mentor", "field.missing") : null,
                        text("plan", plan),
                        until == null || until.isBefore(LocalDate.now(clock))
                                ? Refusal.input("until", "warning.plan-day")
                                : null));
        rows.plan(id, mentor.strip(), plan.strip(), until);
        step(it, "plan", LocalDate.now(clock), plan.strip(), Scan.NONE);
    }

    /// 跟进: what came of the plan so far.
    @Transactional
    public void followUp(UUID id, @Nullable LocalDate on, String note, Scan scan) {
        var it = open(id);
        var all = new ArrayList<>(day(on, "on", it));
        all.addAll(
                Refusal.all(
                        it.plan() == null ? Refusal.rule("warning.no-plan") : null,
                        on == null ? Refusal.input("on", "field.missing") : null,
                        text("note", note)));
        Refused.unlessEmpty(all);
        step(it, "follow-up", on, note.strip(), scan);
    }

    /// 相关证据资料, which stay with the warning.
    @Transactional
    public void evidence(UUID id, String note, Scan scan) {
        rows.lock(List.of(id));
        var it = warnings.get(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.candidate() && !it.runState().equals("done")
                                ? Refusal.conflict("warning.not-open")
                                : null,
                        text("note", note),
                        scan.none() ? Refusal.input("file", "warning.scan") : null));
        step(it, "evidence", LocalDate.now(clock), note.strip(), scan);
    }

    /// 登记表, printed as the warning stands today.
    @Transactional
    public void form(UUID id) {
        rows.lock(List.of(id));
        var it = warnings.get(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.candidate() || it.noticedOn() == null
                                ? Refusal.conflict("warning.not-noticed")
                                : null));
        var issued = papers.record(it);
        rows.step(
                id,
                "form",
                LocalDate.now(clock),
                issued.number(),
                null,
                issued.id(),
                clock.instant());
    }

    /// 解除预警 before the next result, with a reason: such as a grade that was put right.
    @Transactional
    public void lift(UUID id, String reason, Scan scan) {
        var it = open(id);
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now().holds("academic-office-head", "vice-principal")
                                ? null
                                : Refusal.forbidden("warning.lift-office"),
                        text("reason", reason)));
        rows.lift(id, LocalDate.now(clock), reason.strip());
        step(it, "lift", LocalDate.now(clock), reason.strip(), scan);
    }

    private void step(
            Warning it, String kind, @Nullable LocalDate on, @Nullable String note, Scan scan) {
        var file =
                scan.none()
                        ? null
                        : files.store(
                                        NewFile.of(
                                                it.scopePos(),
                                                it.personId(),
                                                "warning-" + kind,
                                                scan.name(),
                                                scan.bytes()))
                                .id();
        rows.step(
                it.id(),
                kind,
                on == null ? LocalDate.now(clock) : on,
                note,
                file,
                null,
                clock.instant());
        ledger.record(
                Act.of("warning." + kind, "enrolment:" + it.enrolmentId())
                        .at(it.scopePos())
                        .because(note)
                        .to(
                                Map.of(
                                        "warning",
                                        it.id().toString(),
                                        "file",
                                        file == null ? "" : file.toString())));
    }

    /// Locked in one statement, read in the next.
    private Warning open(UUID id) {
        rows.lock(List.of(id));
        var it = warnings.get(id);
        Refused.unlessEmpty(Refusal.all(it.open() ? null : Refusal.conflict("warning.not-open")));
        return it;
    }

    private List<Refusal> day(@Nullable LocalDate on, String field, Warning it) {
        var from = it.noticedOn();
        return Refusal.all(
                on != null
                                && (on.isAfter(LocalDate.now(clock))
                                        || from != null && on.isBefore(from))
                        ? Refusal.input(field, "warning.day")
                        : null);
    }

    private static @Nullable Refusal text(String field, String given) {
        return given.isBlank()
                ? Refusal.input(field, "field.missing")
                : given.length() > LONGEST
                        ? Refusal.input(field, "warning.reason-long", LONGEST)
                        : null;
    }
}
