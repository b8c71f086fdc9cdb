package org.matricula.calendar;

import java.time.LocalDate;
import java.util.List;

/// Tells a student's or guardian's own deadlines: of the persons they reach, and never of a unit.
public interface OwnDutySource {

    /// @param until first day no longer asked for
    List<Duty> own(LocalDate from, LocalDate until);
}
