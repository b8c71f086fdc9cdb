package org.matricula.coursework;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// What a line counts for: total by the formula of parts, and whether it is passed.
///
/// @param usualPercent share of the usual part, 0 to 100
/// @param passMark least total that is passed
record Reckoning(Scale scale, int usualPercent, int passMark) {

    /// Why there is no result, without one of the scale.
    static final List<String> MARKS = List.of("absent", "cheating", "deferred", "exempt");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// Rounded half up to a whole number; null while a part is missing.
    @Nullable Integer total(Typed it) {
        if (it.mark() != null || scale != Scale.HUNDRED) {
            return null;
        }
        if (needs(usualPercent, it.usual()) || needs(100 - usualPercent, it.exam())) {
            return null;
        }
        return share(it.usual(), usualPercent)
                .add(share(it.exam(), 100 - usualPercent))
                .divide(HUNDRED, 0, RoundingMode.HALF_UP)
                .intValueExact();
    }

    /// Null while nothing is known, and for a deferred exam.
    @Nullable Boolean passed(Typed it) {
        if (it.mark() == null) {
            var total = total(it);
            return total == null ? null : total >= passMark;
        }
        return switch (it.mark()) {
            case "deferred" -> null;
            case "absent", "cheating", "fail" -> false;
            default -> true;
        };
    }

    @Nullable Refusal refusal(Typed it, String name) {
        if (outside(it.usual()) || outside(it.exam())) {
            return Refusal.input("grade-" + it.grade(), "grade.range", name);
        }
        if (it.mark() != null
                && !MARKS.contains(it.mark())
                && !scale.levels().contains(it.mark())) {
            return Refusal.input("grade-" + it.grade(), "grade.mark", name, it.mark());
        }
        if (scale != Scale.HUNDRED && (it.usual() != null || it.exam() != null)) {
            return Refusal.input("grade-" + it.grade(), "grade.scale", name);
        }
        return null;
    }

    private static boolean needs(int percent, @Nullable BigDecimal part) {
        return percent > 0 && part == null;
    }

    private static BigDecimal share(@Nullable BigDecimal part, int percent) {
        return part == null ? BigDecimal.ZERO : part.multiply(BigDecimal.valueOf(percent));
    }

    private static boolean outside(@Nullable BigDecimal part) {
        return part != null
                && (part.signum() < 0
                        || part.compareTo(HUNDRED) > 0
                        || part.stripTrailingZeros().scale() > 1);
    }
}
