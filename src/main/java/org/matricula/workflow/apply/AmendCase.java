package org.matricula.workflow.apply;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.FormReader;
import org.matricula.workflow.record.Kinds;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 修改: fills in a draft, or what an office has returned.
@Service
public class AmendCase {

    private final Applicant applicant;
    private final CaseRows cases;
    private final Kinds kinds;
    private final FormReader forms;
    private final Ledger ledger;

    AmendCase(Applicant applicant, CaseRows cases, Kinds kinds, FormReader forms, Ledger ledger) {
        this.applicant = applicant;
        this.cases = cases;
        this.kinds = kinds;
        this.forms = forms;
        this.ledger = ledger;
    }

    /// @param tag of the case as it was read; null where nothing was read before
    /// @throws Refused if it has changed since, in another window or by another hand
    @Transactional
    public void amend(UUID id, Map<String, ?> fields, @Nullable String tag) {
        var it = applicant.editing(id);
        if (tag != null && !tag.equals(it.tag())) {
            throw new Refused(Refusal.conflict("case.changed"));
        }
        cases.fill(id, forms.tidy(kinds.get(it.kind()), fields));
        ledger.record(Act.of("case.amend", "case:" + id).at(it.scopePos()).inCase(id));
    }

    /// What a kind keeps beside its form was changed by the applicant: what had been approved
    /// before a return was something else.
    @Transactional
    public void beside(UUID id) {
        cases.changed(applicant.editing(id).id());
    }
}
