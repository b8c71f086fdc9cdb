package org.matricula.enrolment.recheck;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidate;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.admission.Moves;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 复查: one office says of one matter what it found, of one newcomer or of many.
@Service
class JudgeRecheck {

    private final Rechecks rechecks;
    private final Candidates candidates;
    private final Batches batches;
    private final Ledger ledger;
    private final Clock clock;

    JudgeRecheck(
            Rechecks rechecks, Candidates candidates, Batches batches, Ledger ledger, Clock clock) {
        this.rechecks = rechecks;
        this.candidates = candidates;
        this.batches = batches;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param seen when the list was read that they judge by: a verdict somebody else has given
    ///   since is not written over unseen
    @Transactional
    void judge(
            UUID batchId,
            List<UUID> ids,
            @Nullable RecheckMatter matter,
            boolean passed,
            String reason,
            @Nullable Instant seen) {
        batches.get(batchId);
        var some = candidates.lock(ids);
        var recheck =
                rechecks.of(batchId)
                        .orElseThrow(() -> new Refused(Refusal.conflict("recheck.none")));
        if (matter == null) {
            throw new Refused(Refusal.input("matter", "verdict.matter"));
        }
        var role = rechecks.role(recheck.id(), matter);
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        role.isPresent() && Acting.now().holds(role.get())
                                ? null
                                : Refusal.forbidden("verdict.office"),
                        today.isAfter(recheck.closesOn()) || today.isBefore(recheck.opensOn())
                                ? Refusal.rule(
                                        "recheck.over",
                                        recheck.opensOn().toString(),
                                        recheck.closesOn().toString())
                                : null,
                        !passed && reason.isBlank()
                                ? Refusal.input("reason", "candidate.reason")
                                : null,
                        some.stream().anyMatch(it -> rechecks.outcome(it.id()).isPresent())
                                ? Refusal.conflict("recheck.concluded")
                                : null,
                        rechecks.judgedSince(
                                        recheck.id(),
                                        some.stream().map(Candidate::id).toList(),
                                        matter,
                                        Acting.now(),
                                        seen == null ? Instant.EPOCH : seen)
                                .map(it -> Refusal.conflict("recheck.judged", it))
                                .orElse(null)));
        var why = reason.isBlank() ? null : reason.strip();
        var judged =
                rechecks.judge(
                        recheck.id(),
                        some.stream().map(Candidate::id).toList(),
                        matter,
                        passed,
                        why,
                        Acting.now(),
                        clock.instant());
        if (judged != some.size()) {
            throw new Refused(Refusal.conflict("recheck.no-task"));
        }
        for (var it : some) {
            ledger.record(
                    Act.of("admission.recheck", Moves.subject(it.id()))
                            .at(it.scopePos())
                            .because(why)
                            .to(Map.of("matter", matter.code(), "passed", passed)));
        }
    }
}
