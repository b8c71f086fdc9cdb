package org.matricula.enrolment.admission;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.AdmissionState;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 恢复入学资格: whoever asked before the kept place ran out comes with the same or a later batch; after
/// that day it counts as given up (普通高等学校学生管理规定 第十条).
@Service
class RestoreAdmission {

    private final Candidates candidates;
    private final CandidateRows rows;
    private final Batches batches;
    private final Moves moves;
    private final Clock clock;

    RestoreAdmission(
            Candidates candidates, CandidateRows rows, Batches batches, Moves moves, Clock clock) {
        this.candidates = candidates;
        this.rows = rows;
        this.batches = batches;
        this.moves = moves;
        this.clock = clock;
    }

    /// @param into the batch they come with now, null to stay
    @Transactional
    void restore(UUID id, @Nullable UUID into, String reason) {
        var candidate = candidates.lock(List.of(id)).getFirst();
        var until = candidate.deferredUntil();
        var target = into == null ? null : batches.get(into);
        var home = batches.get(candidate.batchId());
        Refused.unlessEmpty(
                Refusal.all(
                        moves.refusal(candidate, AdmissionState.ADMITTED),
                        until != null && until.isBefore(LocalDate.now(clock))
                                ? Refusal.rule("candidate.overdue", until.toString())
                                : null,
                        target != null && !target.institutionId().equals(home.institutionId())
                                ? Refusal.input("batch", "candidate.batch")
                                : null));
        moves.move(candidate, AdmissionState.ADMITTED, Moves.Why.because(reason.strip()));
        if (target != null && !target.id().equals(candidate.batchId())) {
            rows.rebatch(candidate.id(), target.id());
        }
    }
}
