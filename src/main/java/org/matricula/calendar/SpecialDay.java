package org.matricula.calendar;

import java.time.LocalDate;

/// A day that differs from the plain week: 放假 or 调休上班.
///
/// @param standing `decreed` with the notice at hand, `recalled` and to be checked, `local` entered
///   here
record SpecialDay(LocalDate on, boolean working, String name, String source, String standing) {}
