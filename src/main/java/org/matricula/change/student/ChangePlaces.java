package org.matricula.change.student;

import org.matricula.document.Documents;
import org.matricula.registry.StudentsPlaced;
import org.matricula.workflow.CasePlaces;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Cases and papers of a student who comes into another class follow the student.
@Component
class ChangePlaces {

    private final CasePlaces cases;
    private final Documents documents;

    ChangePlaces(CasePlaces cases, Documents documents) {
        this.cases = cases;
        this.documents = documents;
    }

    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    public void on(StudentsPlaced placed) {
        placed.byGoal()
                .forEach((goal, enrolments) -> {
                    cases.follow(enrolments, goal.unit(), goal.pos());
                    documents.follow(enrolments, goal.pos());
                });
    }
}
