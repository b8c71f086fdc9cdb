package org.matricula.discipline.sanction;

import java.util.Map;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 拟稿: what is to be decided, and what came of looking into the student's statement.
@Service
class DraftDecision {

    private final SanctionSteps steps;
    private final Proceedings proceedings;

    DraftDecision(SanctionSteps steps, Proceedings proceedings) {
        this.steps = steps;
        this.proceedings = proceedings;
    }

    @Transactional
    void draft(UUID caseId, String draft, String note) {
        var it = steps.lock(caseId);
        Refused.unlessEmpty(
                Refusal.all(
                        steps.atStep(it, "hearing"),
                        it.statementKind() == null ? Refusal.rule("sanction.unheard") : null,
                        SanctionSteps.text("draft", draft),
                        SanctionSteps.text("note", note)));
        proceedings.drafted(
                caseId, draft.strip(), note.strip(), steps.today(), Acting.now().name());
        steps.record("sanction.draft", it, Map.of("on", steps.today().toString()));
    }
}
