package org.matricula.document;

import org.matricula.organisation.Repositioned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Documents lie where their student does: they move with the tree, in its transaction.
@Component
class DocumentPlaces {

    private final DocumentRows rows;

    DocumentPlaces(DocumentRows rows) {
        this.rows = rows;
    }

    @EventListener
    void on(Repositioned moved) {
        rows.reposition(moved);
    }
}
