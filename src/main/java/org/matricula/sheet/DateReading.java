package org.matricula.sheet;

import java.time.LocalDate;

/// What a cell that should hold a date says.
public sealed interface DateReading {

    /// Whether the day stood there or only the month, whose first day is then taken.
    enum Precision {
        DAY,
        MONTH
    }

    /// @param guessedCentury only two digits of the year stood there
    record Read(LocalDate date, Precision precision, boolean guessedCentury)
            implements DateReading {}

    record Empty() implements DateReading {}

    record Unreadable(SheetProblem problem) implements DateReading {}
}
