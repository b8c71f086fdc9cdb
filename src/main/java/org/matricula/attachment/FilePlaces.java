package org.matricula.attachment;

import org.matricula.organisation.Repositioned;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Files lie where their unit does: they move with the tree, in its transaction.
@Component
class FilePlaces {

    private final FileRows rows;

    FilePlaces(FileRows rows) {
        this.rows = rows;
    }

    @EventListener
    void on(Repositioned moved) {
        rows.reposition(moved);
    }
}
