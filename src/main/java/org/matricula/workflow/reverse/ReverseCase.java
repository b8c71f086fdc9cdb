package org.matricula.workflow.reverse;

import java.util.Map;
import java.util.UUID;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.Subjects;
import org.matricula.workflow.apply.DraftCase;
import org.matricula.workflow.apply.SubmitCase;
import org.matricula.workflow.record.CaseRows;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 申请撤销: opens the reversal of a granted case; somebody else decides it.
@Service
public class ReverseCase {

    private final CaseRows cases;
    private final Subjects subjects;
    private final DraftCase draftCase;
    private final SubmitCase submitCase;
    private final ReversalKind kind;

    ReverseCase(
            CaseRows cases,
            Subjects subjects,
            DraftCase draftCase,
            SubmitCase submitCase,
            ReversalKind kind) {
        this.cases = cases;
        this.subjects = subjects;
        this.draftCase = draftCase;
        this.submitCase = submitCase;
        this.kind = kind;
    }

    /// @return the reversing case
    @Transactional
    public UUID open(UUID granted, String reason) {
        var it = cases.lock(granted);
        if (!it.state().granted()) {
            throw new Refused(Refusal.conflict("reversal.not-granted"));
        }
        if (reason.isBlank()) {
            throw new Refused(Refusal.rule("reversal.reason").at("reason"));
        }
        try {
            var id =
                    draftCase.draft(
                            kind,
                            subjects.get(it.subject()),
                            Map.of("of", granted.toString(), "reason", reason),
                            reason,
                            granted);
            submitCase.submit(id);
            return id;
        } catch (DuplicateKeyException another) {
            throw new Refused(Refusal.conflict("reversal.under-way"));
        }
    }
}
