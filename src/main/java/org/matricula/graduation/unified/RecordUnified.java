package org.matricula.graduation.unified;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 登记统考成绩 by hand, one at a time; what was entered by mistake is struck out, never changed.
@Service
public class RecordUnified {

    static final Set<String> RESULTS = Set.of("passed", "failed", "exempt");
    private static final int LONGEST = 200;

    /// As somebody types it. @param reason what an exemption rests upon
    public record Typed(
            String studentNumber,
            String subject,
            String result,
            @Nullable LocalDate heldOn,
            @Nullable LocalDate syncedOn,
            @Nullable String reason) {}

    private final UnifiedExams exams;
    private final Ledger ledger;
    private final Clock clock;

    RecordUnified(UnifiedExams exams, Ledger ledger, Clock clock) {
        this.exams = exams;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<UnifiedExam> page(UnifiedExams.Sought sought, @Nullable String after, int limit) {
        return exams.page(sought, after, limit);
    }

    /// @throws Refused with every fault at once
    @Transactional
    public UUID record(Typed it) {
        var subject = UnifiedSubject.of(it.subject());
        var student = exams.known(List.of(it.studentNumber().strip())).stream().findFirst();
        var today = LocalDate.now(clock);
        var reason = it.reason() == null ? "" : it.reason().strip();
        Refused.unlessEmpty(
                Refusal.all(
                        student.isEmpty()
                                ? Refusal.input(
                                        "studentNumber", "unified.student", it.studentNumber())
                                : null,
                        subject.isEmpty() ? Refusal.input("subject", "unified.subject") : null,
                        RESULTS.contains(it.result())
                                ? null
                                : Refusal.input("result", "unified.result"),
                        it.heldOn() == null || it.heldOn().isAfter(today)
                                ? Refusal.input("heldOn", "unified.day")
                                : null,
                        it.syncedOn() == null
                                        || it.heldOn() != null
                                                && !it.syncedOn().isBefore(it.heldOn())
                                                && !it.syncedOn().isAfter(today)
                                ? null
                                : Refusal.input("syncedOn", "unified.synced-day"),
                        it.result().equals("failed") && it.syncedOn() != null
                                ? Refusal.input("syncedOn", "unified.synced-failed")
                                : null,
                        it.result().equals("exempt") && reason.isEmpty()
                                        || reason.length() > LONGEST
                                ? Refusal.input("reason", "unified.reason", LONGEST)
                                : null));
        var of = student.orElseThrow();
        var day = java.util.Objects.requireNonNull(it.heldOn());
        if (exams.of(of.enrolmentId()).stream()
                .anyMatch(one -> one.subject().equals(it.subject()) && one.heldOn().equals(day))) {
            throw new Refused(Refusal.input("heldOn", "unified.twice", of.studentNumber(), day));
        }
        var id =
                exams.insert(
                        of,
                        subject.orElseThrow(),
                        it.result(),
                        reason.isEmpty() ? null : reason,
                        day,
                        it.syncedOn(),
                        null);
        ledger.record(
                Act.of("unified.record", "unified-exam:" + id)
                        .at(of.scopePos())
                        .to(
                                Map.of(
                                        "subject", it.subject(),
                                        "result", it.result(),
                                        "on", day.toString(),
                                        "synced", String.valueOf(it.syncedOn()))));
        return id;
    }

    /// 已与学信网同步, as somebody has seen it there.
    @Transactional
    public void synced(UUID id, @Nullable LocalDate on) {
        var it = exams.locked(id).orElseThrow(() -> new Absent("result"));
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        it.unsynchronised() ? null : Refusal.conflict("unified.synced-already"),
                        on == null || on.isAfter(today) || on.isBefore(it.heldOn())
                                ? Refusal.input("on", "unified.synced-day")
                                : null));
        exams.synced(id, java.util.Objects.requireNonNull(on));
        ledger.record(
                Act.of("unified.synced", "unified-exam:" + id)
                        .from(Map.of("synced", "null"))
                        .to(Map.of("synced", on.toString())));
    }

    /// 作废.
    @Transactional
    public void strike(UUID id, String reason) {
        var it = exams.locked(id).orElseThrow(() -> new Absent("result"));
        if (reason.isBlank()) {
            throw new Refused(Refusal.input("reason", "reason.missing"));
        }
        exams.strike(id, reason.strip());
        ledger.record(
                Act.of("unified.strike", "unified-exam:" + id)
                        .because(reason.strip())
                        .from(
                                Map.of(
                                        "subject", it.subject(),
                                        "result", it.result(),
                                        "on", it.heldOn().toString())));
    }
}
