package org.matricula.exchange.roster;

import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Tells how far a running import is, outside of its own transaction.
@Component
class ImportProgress {

    /// Thrown inside a running import that is no longer wanted: rolls it back.
    static final class Cancelled extends RuntimeException {}

    private final Imports imports;

    ImportProgress(Imports imports) {
        this.imports = imports;
    }

    @Transactional(propagation = Propagation.REQUIRES_NEW)
    public void tell(UUID id, int rows, double part) {
        imports.progress(id, rows, part);
    }
}
