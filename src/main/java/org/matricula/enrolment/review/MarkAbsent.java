package org.matricula.enrolment.review;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.admission.AdmissionPolicies;
import org.matricula.enrolment.admission.Batch;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.admission.Moves;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 未报到登记: those of the list who have neither come nor leave, some days after the window. It is
/// written down, never done by the clock: giving up an admission is for a person to find.
@Service
public class MarkAbsent {

    private final Candidates candidates;
    private final Batches batches;
    private final Absences absences;
    private final Moves moves;
    private final Policies policies;
    private final Clock clock;

    MarkAbsent(
            Candidates candidates,
            Batches batches,
            Absences absences,
            Moves moves,
            Policies policies,
            Clock clock) {
        this.candidates = candidates;
        this.batches = batches;
        this.absences = absences;
        this.moves = moves;
        this.policies = policies;
        this.clock = clock;
    }

    /// First day on which somebody who has not come counts as absent.
    LocalDate from(Batch batch) {
        var days =
                policies.value(
                        AdmissionPolicies.ABSENT_AFTER,
                        batch.institutionId(),
                        LocalDate.now(clock));
        return batch.closesOn().plusDays(days + 1L);
    }

    @Transactional
    public void mark(UUID batchId, List<UUID> ids, String reason) {
        var batch = batches.get(batchId);
        var today = LocalDate.now(clock);
        var some = candidates.lock(ids);
        var excused =
                absences.of(batchId, today, Integer.MAX_VALUE).stream()
                        .filter(it -> it.excusedUntil() != null || it.asking())
                        .map(Absences.Absent::id)
                        .toList();
        var found = new ArrayList<Refusal>();
        if (today.isBefore(from(batch))) {
            found.add(
                    Refusal.rule(
                            "absent.early", batch.closesOn().toString(), from(batch).toString()));
        }
        for (var it : some) {
            if (!it.batchId().equals(batchId)) {
                found.add(Refusal.rule("candidate.one-batch"));
            }
            if (excused.contains(it.id())) {
                found.add(Refusal.rule("absent.excused", it.name()));
            }
            var refusal = moves.refusal(it, AdmissionState.NOT_REPORTED);
            if (refusal != null) {
                found.add(refusal);
            }
        }
        Refused.unlessEmpty(found);
        var why = reason.isBlank() ? null : reason.strip();
        some.forEach(it -> moves.move(it, AdmissionState.NOT_REPORTED, Moves.Why.because(why)));
    }
}
