package org.matricula.workflow.apply;

import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.record.CaseRows;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

import java.util.Objects;
import java.util.UUID;

/// Gives a case into the hands of whoever applied, and of nobody else.
@Component
@Transactional(propagation = Propagation.MANDATORY)
public class Applicant {

    private final CaseRows cases;

    Applicant(CaseRows cases) {
        this.cases = cases;
    }

    /// Locks a case that its applicant may still change.
    public CaseView editing(UUID id) {
        var it = own(id);
        if (!it.state().editable()) {
            throw new Refused(Refusal.conflict("case.not-editable"));
        }
        return it;
    }

    /// Locks a case of the acting person's own.
    ///
    /// @throws Absent for a draft of somebody else, which is nobody's business yet
    CaseView own(UUID id) {
        var it = cases.lock(id);
        if (!Objects.equals(it.applicantId(), Acting.now().account())) {
            throw new Refused(Refusal.forbidden("case.not-yours"));
        }
        return it;
    }
}
