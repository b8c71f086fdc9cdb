package org.matricula.workflow.decide;

import java.util.UUID;
import org.matricula.workflow.OpenTurns;
import org.matricula.workflow.record.Step;
import org.matricula.workflow.record.StepRows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class DecidableTurns implements OpenTurns {

    private final StepRows steps;
    private final Decide decide;

    DecidableTurns(StepRows steps, Decide decide) {
        this.steps = steps;
        this.decide = decide;
    }

    @Override
    @Transactional(readOnly = true)
    public boolean mine(UUID caseId) {
        return steps.of(caseId).stream().filter(Step::open).anyMatch(it -> decide.may(it.id()));
    }
}
