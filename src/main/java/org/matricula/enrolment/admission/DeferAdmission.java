package org.matricula.enrolment.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.AdmissionState;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 保留入学资格: the place is kept until a day; meanwhile there is no student record (普通高等学校学生管理规定 第十条).
@Service
public class DeferAdmission {

    private final Candidates candidates;
    private final Batches batches;
    private final Moves moves;
    private final Policies policies;
    private final Clock clock;

    DeferAdmission(
            Candidates candidates, Batches batches, Moves moves, Policies policies, Clock clock) {
        this.candidates = candidates;
        this.batches = batches;
        this.moves = moves;
        this.policies = policies;
        this.clock = clock;
    }

    /// @param until last day on which they may ask to be taken in again
    @Transactional
    public void defer(UUID id, @Nullable LocalDate until, String reason) {
        var candidate = candidates.lock(List.of(id)).getFirst();
        var today = LocalDate.now(clock);
        var institution = batches.get(candidate.batchId()).institutionId();
        var most = policies.value(AdmissionPolicies.DEFER_MOST_MONTHS, institution, today);
        Refused.unlessEmpty(
                Refusal.all(
                        moves.refusal(candidate, AdmissionState.DEFERRED),
                        reason.isBlank() ? Refusal.input("reason", "candidate.reason") : null,
                        until == null
                                        || !until.isAfter(today)
                                        || until.isAfter(today.plusMonths(most))
                                ? Refusal.rule("candidate.until", String.valueOf(most)).at("until")
                                : null));
        moves.move(candidate, AdmissionState.DEFERRED, new Moves.Why(until, reason.strip(), null));
    }
}
