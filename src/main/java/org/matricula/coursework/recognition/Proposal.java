package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A line before it is written: these results are to be recognised as this course.
record Proposal(
        UUID course,
        @Nullable UUID equivalence,
        String basis,
        @Nullable BigDecimal credits,
        boolean keepsMark,
        List<Available> sources) {

    /// The one mark, or of several the mean of the totals weighed by credits; null where they have
    /// none to be weighed.
    @Nullable Integer total() {
        if (sources.stream().anyMatch(it -> it.total() == null)) {
            return null;
        }
        var weight = BigDecimal.ZERO;
        var sum = BigDecimal.ZERO;
        for (var it : sources) {
            var credits = it.credits() == null ? BigDecimal.ONE : it.credits();
            weight = weight.add(credits);
            sum = sum.add(credits.multiply(BigDecimal.valueOf(it.total())));
        }
        return sum.divide(weight, 0, RoundingMode.HALF_UP).intValueExact();
    }

    @Nullable String mark() {
        return sources.size() == 1 ? sources.getFirst().mark() : null;
    }

    /// Without a mark to keep there is nothing but the recognition itself.
    boolean marked() {
        return keepsMark && (total() != null || mark() != null);
    }
}
