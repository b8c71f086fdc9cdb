package org.matricula.document;

import org.matricula.organisation.Repositioned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Documents lie where their student or unit does: they move with the tree, in its transaction.
@Component
class DocumentPlaces {

    private final DocumentRows rows;
    private final UnitPaperRows unitPapers;

    DocumentPlaces(DocumentRows rows, UnitPaperRows unitPapers) {
        this.rows = rows;
        this.unitPapers = unitPapers;
    }

    @EventListener
    void on(Repositioned moved) {
        rows.reposition(moved);
        unitPapers.reposition(moved);
    }
}
