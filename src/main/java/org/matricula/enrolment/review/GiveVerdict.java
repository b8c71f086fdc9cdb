package org.matricula.enrolment.review;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.enrolment.Matter;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidate;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.admission.Moves;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 资格审查: one office says of one matter whether somebody passes. Nobody judges whom they have typed
/// in themselves, and no office speaks for another.
@Service
public class GiveVerdict {

    private static final int SHOWN = 50;

    private final Candidates candidates;
    private final Batches batches;
    private final ReviewVerdicts verdicts;
    private final Reviewed reviewed;
    private final Ledger ledger;
    private final Clock clock;

    GiveVerdict(
            Candidates candidates,
            Batches batches,
            ReviewVerdicts verdicts,
            Reviewed reviewed,
            Ledger ledger,
            Clock clock) {
        this.candidates = candidates;
        this.batches = batches;
        this.verdicts = verdicts;
        this.reviewed = reviewed;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param reason needed where somebody does not pass
    /// @param seen when the list was read that they judge by: a verdict a colleague has given since
    ///   is not written over unseen; null for one who has seen none
    @Transactional
    public void give(
            List<UUID> ids,
            @Nullable Matter matter,
            boolean passed,
            String reason,
            @Nullable Instant seen) {
        if (matter == null) {
            throw new Refused(Refusal.input("matter", "verdict.matter"));
        }
        var some = candidates.lock(ids);
        var found = refusals(some, matter, passed, reason);
        verdicts.judgedSince(
                        some.stream().map(Candidate::id).toList(),
                        matter,
                        Acting.now(),
                        seen == null ? Instant.EPOCH : seen)
                .ifPresent(it -> found.add(Refusal.conflict("recheck.judged", it)));
        Refused.unlessEmpty(found.stream().limit(SHOWN).toList());
        var why = reason.isBlank() ? null : reason.strip();
        verdicts.add(
                some.stream().map(Candidate::id).toList(),
                matter,
                passed,
                why,
                Acting.now(),
                clock.instant());
        for (var it : some) {
            ledger.record(
                    Act.of("admission.verdict", Moves.subject(it.id()))
                            .at(it.scopePos())
                            .because(why)
                            .to(Map.of("matter", matter.code(), "passed", passed)));
            reviewed.settle(it.id());
        }
    }

    private List<Refusal> refusals(
            List<Candidate> some, Matter matter, boolean passed, String reason) {
        var found = new ArrayList<Refusal>();
        var actor = Acting.now();
        if (!passed && reason.isBlank()) {
            found.add(Refusal.input("reason", "candidate.reason"));
        }
        for (var batch : some.stream().map(Candidate::batchId).distinct().toList()) {
            var role = batches.matters(batch).get(matter);
            if (role == null) {
                found.add(Refusal.rule("verdict.no-matter", batches.get(batch).name()));
            } else if (!actor.holds(role)) {
                found.add(Refusal.forbidden("verdict.office"));
            }
        }
        for (var it : some) {
            if (actor.account() != null && actor.account().equals(it.enteredBy())) {
                found.add(Refusal.rule("verdict.own", it.name()));
            }
            var open =
                    switch (it.state()) {
                        case ADMITTED, REPORTED, REVIEWED -> true;
                        case ENROLLED, DEFERRED, GIVEN_UP, NOT_REPORTED, CANCELLED -> false;
                    };
            if (!open) {
                found.add(Refusal.conflict("verdict.closed", it.name()));
            }
        }
        return found;
    }
}
