package org.matricula.enrolment.admission;

import java.util.List;
import java.util.UUID;
import org.matricula.enrolment.AdmissionState;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 取消入学资格: decided by the principal's meeting after a check of its lawfulness, so it carries the
/// decision's number and is recorded by whoever heads the office (普通高等学校学生管理规定 第九条, 第五十六条).
@Service
public class CancelAdmission {

    private static final String[] DECIDERS = {"academic-office-head", "vice-principal"};

    private final Candidates candidates;
    private final Moves moves;

    CancelAdmission(Candidates candidates, Moves moves) {
        this.candidates = candidates;
        this.moves = moves;
    }

    @Transactional
    public void cancel(UUID id, String reason, String documentNo) {
        var candidate = candidates.lock(List.of(id)).getFirst();
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now().holds(DECIDERS)
                                ? null
                                : Refusal.forbidden("candidate.cancel-who"),
                        moves.refusal(candidate, AdmissionState.CANCELLED),
                        reason.isBlank() ? Refusal.input("reason", "candidate.reason") : null,
                        documentNo.isBlank()
                                ? Refusal.input("documentNo", "candidate.document-no")
                                : null));
        moves.move(
                candidate,
                AdmissionState.CANCELLED,
                new Moves.Why(null, reason.strip(), documentNo.strip()));
    }
}
