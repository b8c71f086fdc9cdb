package org.matricula.workflow.decide;

import java.io.InputStream;
import java.util.UUID;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.OpenTurns;
import org.matricula.workflow.StepEvidence;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.EvidenceRows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

@Service
class AddStepEvidence implements StepEvidence {

    private final OpenTurns turns;
    private final CaseRows cases;
    private final EvidenceRows evidence;
    private final Files files;

    AddStepEvidence(OpenTurns turns, CaseRows cases, EvidenceRows evidence, Files files) {
        this.turns = turns;
        this.cases = cases;
        this.evidence = evidence;
        this.files = files;
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void add(UUID caseId, String kind, String name, InputStream content) {
        if (!turns.mine(caseId)) {
            throw new Refused(Refusal.forbidden("step.not-yours"));
        }
        var it = cases.get(caseId);
        var stored = files.store(new NewFile(it.scopePos(), it.person(), kind, name, content));
        evidence.add(it, kind, stored.id(), stored.name());
    }
}
