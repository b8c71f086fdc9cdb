package org.matricula.organisation;

import java.time.LocalDate;

/// Whether somebody still stands in a part of the tree. Modules that keep people or work by unit
/// answer; a unit is closed or merged only when all of them say nobody.
public interface Occupancy {

    /// How many active students stand between two positions on a day or later.
    long standing(long pos, long posEnd, LocalDate on);
}
