package org.matricula.kernel;

import java.time.LocalDate;
import java.time.Period;
import org.jspecify.annotations.Nullable;

/// Half-open, as PostgreSQL's `daterange`: the first day is in, `until` is the first day out; null
/// means without end.
public record DateRange(LocalDate from, @Nullable LocalDate until) {

    public DateRange {
        if (until != null && !from.isBefore(until)) {
            throw new IllegalArgumentException("empty range " + from + ".." + until);
        }
    }

    public boolean contains(LocalDate day) {
        return !day.isBefore(from) && (until == null || day.isBefore(until));
    }

    /// Whole months; an open range counts up to the given day.
    public int months(LocalDate today) {
        return (int) Period.between(from, until == null ? today : until).toTotalMonths();
    }
}
