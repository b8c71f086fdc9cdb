package org.matricula.statistics;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;

/// Two days, both included.
record Period(LocalDate from, LocalDate to) {

    /// Where nothing is asked: since the first of September, the school year's begin.
    static Period of(@Nullable LocalDate from, @Nullable LocalDate to, LocalDate today) {
        var end = to == null ? today : to;
        var september = LocalDate.of(end.getYear(), 9, 1);
        var start =
                from != null ? from : september.isAfter(end) ? september.minusYears(1) : september;
        if (start.isAfter(end)) {
            throw new Refused(Refusal.input("from", "statistics.period", start, end));
        }
        return new Period(start, end);
    }
}
