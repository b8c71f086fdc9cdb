package org.matricula.enrolment.admission;

import java.util.List;
import java.util.UUID;
import org.matricula.enrolment.AdmissionState;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 放弃入学资格: by their own word, or because nobody came in time without a reason that counts
/// (普通高等学校学生管理规定 第八条).
@Service
public class GiveUpAdmission {

    private final Candidates candidates;
    private final Moves moves;

    GiveUpAdmission(Candidates candidates, Moves moves) {
        this.candidates = candidates;
        this.moves = moves;
    }

    @Transactional
    public void giveUp(UUID id, String reason) {
        var candidate = candidates.lock(List.of(id)).getFirst();
        Refused.unlessEmpty(
                Refusal.all(
                        moves.refusal(candidate, AdmissionState.GIVEN_UP),
                        reason.isBlank() ? Refusal.input("reason", "candidate.reason") : null));
        moves.move(candidate, AdmissionState.GIVEN_UP, Moves.Why.because(reason.strip()));
    }
}
