package org.matricula.calendar;

import java.time.LocalDate;
import java.util.List;

/// Tells the dated duties of whoever acts; a module has one where it knows of such days.
public interface DutySource {

    /// @param until first day no longer asked for
    List<Duty> duties(LocalDate from, LocalDate until);
}
