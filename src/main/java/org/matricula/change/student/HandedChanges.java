package org.matricula.change.student;

import org.matricula.registry.PersonHanded;
import org.matricula.workflow.HandedCases;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Where two persons prove to be one, or one to be two, cases and leaves follow their enrolments.
@Component
class HandedChanges {

    private final HandedRows rows;
    private final HandedCases cases;

    HandedChanges(HandedRows rows, HandedCases cases) {
        this.rows = rows;
        this.cases = cases;
    }

    @EventListener
    void handed(PersonHanded news) {
        rows.hand(news.enrolments(), news.person());
        cases.hand(news.enrolments(), news.person());
    }
}
