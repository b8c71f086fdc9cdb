package org.matricula.enrolment.recheck;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidate;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.admission.Moves;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 复查结论: confirmed, or what follows from a fault. A fault ends an enrolment or an admission; only
/// the head of the office records it, with the decision's number (普通高等学校学生管理规定 第十一条, 第五十六条).
@Service
class ConcludeRecheck {

    /// What a re-check can end with.
    enum Outcome {
        /// 确认
        CONFIRMED("confirmed"),
        /// 不予学籍: somebody who was not enrolled yet
        NOT_GRANTED("not-granted"),
        /// 保留入学资格: unfit for the time being
        DEFERRED("deferred"),
        /// 取消学籍
        CANCELLED("cancelled");

        final String code;

        Outcome(String code) {
            this.code = code;
        }

        static java.util.Optional<Outcome> of(String code) {
            return java.util.Arrays.stream(values()).filter(it -> it.code.equals(code)).findFirst();
        }
    }

    private final Rechecks rechecks;
    private final Candidates candidates;
    private final Batches batches;
    private final Moves moves;
    private final Registry registry;
    private final Ledger ledger;
    private final Clock clock;

    ConcludeRecheck(
            Rechecks rechecks,
            Candidates candidates,
            Batches batches,
            Moves moves,
            Registry registry,
            Ledger ledger,
            Clock clock) {
        this.rechecks = rechecks;
        this.candidates = candidates;
        this.batches = batches;
        this.moves = moves;
        this.registry = registry;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void conclude(
            UUID batchId,
            List<UUID> ids,
            @Nullable Outcome outcome,
            String reason,
            String documentNo) {
        batches.get(batchId);
        var some = candidates.lock(ids);
        var recheck =
                rechecks.of(batchId)
                        .orElseThrow(() -> new Refused(Refusal.conflict("recheck.none")));
        if (outcome == null) {
            throw new Refused(Refusal.input("outcome", "recheck.outcome"));
        }
        var found = new ArrayList<>(refusals(outcome, reason, documentNo));
        some.forEach(it -> found.addAll(refusals(it, outcome, recheck.id())));
        Refused.unlessEmpty(found.stream().limit(50).toList());
        for (var it : some) {
            write(recheck.id(), it, outcome, text(reason), text(documentNo));
        }
    }

    private static List<Refusal> refusals(Outcome outcome, String reason, String documentNo) {
        return outcome == Outcome.CONFIRMED
                ? List.of()
                : Refusal.all(
                        Acting.now().holds("academic-office-head", "vice-principal")
                                ? null
                                : Refusal.forbidden("recheck.who"),
                        reason.isBlank() ? Refusal.input("reason", "candidate.reason") : null,
                        documentNo.isBlank()
                                ? Refusal.input("documentNo", "candidate.document-no")
                                : null);
    }

    private List<Refusal> refusals(Candidate it, Outcome outcome, UUID recheck) {
        var tasks = rechecks.tasks(recheck, it.id());
        var open = tasks.isEmpty() || tasks.stream().anyMatch(t -> t.passed() == null);
        var failed = tasks.stream().anyMatch(t -> Boolean.FALSE.equals(t.passed()));
        var enrolled = it.state() == AdmissionState.ENROLLED;
        return Refusal.all(
                rechecks.outcome(it.id()).isPresent()
                        ? Refusal.conflict("recheck.concluded")
                        : null,
                open && !failed ? Refusal.rule("recheck.unjudged", it.name()) : null,
                outcome == Outcome.CONFIRMED && failed
                        ? Refusal.rule("recheck.faulty", it.name())
                        : null,
                outcome != Outcome.CONFIRMED && !failed && !open
                        ? Refusal.rule("recheck.faultless", it.name())
                        : null,
                outcome == Outcome.NOT_GRANTED && enrolled
                                || outcome == Outcome.CANCELLED && !enrolled
                                || outcome == Outcome.CONFIRMED && !enrolled
                                || outcome == Outcome.DEFERRED && !enrolled
                        ? Refusal.rule("recheck.standing", it.name())
                        : null);
    }

    private void write(
            UUID recheck,
            Candidate it,
            Outcome outcome,
            @Nullable String reason,
            @Nullable String documentNo) {
        var event =
                switch (outcome) {
                    case CONFIRMED -> null;
                    case NOT_GRANTED -> {
                        moves.move(
                                it,
                                AdmissionState.CANCELLED,
                                new Moves.Why(null, reason, documentNo));
                        yield null;
                    }
                    case DEFERRED -> changed(it, StatusVerb.DEFER_ADMISSION, documentNo);
                    case CANCELLED -> changed(it, StatusVerb.CANCEL, documentNo);
                };
        rechecks.conclude(
                recheck,
                it.id(),
                outcome.code,
                reason,
                documentNo,
                event,
                Acting.now(),
                clock.instant());
        ledger.record(
                Act.of("admission.conclude-recheck", Moves.subject(it.id()))
                        .at(it.scopePos())
                        .because(reason)
                        .to(Map.of("outcome", outcome.code)));
    }

    private UUID changed(Candidate it, StatusVerb verb, @Nullable String documentNo) {
        return registry.apply(
                StandingChange.of(
                                java.util.Objects.requireNonNull(it.enrolmentId()),
                                verb,
                                LocalDate.now(clock))
                        .because(null, "school")
                        .by(documentNo, null));
    }

    private static @Nullable String text(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }
}
