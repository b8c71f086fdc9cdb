package org.matricula.registry.founding;

import java.util.UUID;

/// Everyone of one institution, each told by their place, so that every core may take its share.
public interface Cohort {

    UUID institution();

    int size();

    /// The same student whenever asked, whichever thread asks.
    PastStudent at(int place);
}
