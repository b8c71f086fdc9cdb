package org.matricula.coursework;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// What a line counts for: total by the formula of parts, and whether it is passed.
///
/// @param passMark least total that is passed
record Reckoning(Scale scale, Formula formula, int passMark) {

    Reckoning(Scale scale, int usualPercent, int passMark) {
        this(scale, new Formula(usualPercent, 0, 0), passMark);
    }

    /// Why there is no result, without one of the scale.
    static final List<String> MARKS = List.of("absent", "cheating", "deferred", "exempt", "barred");

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /// Rounded half up to a whole number; null while a part is missing.
    @Nullable Integer total(Typed it) {
        if (it.mark() != null || scale != Scale.HUNDRED) {
            return null;
        }
        var parts = formula.parts();
        if (parts.stream().anyMatch(part -> it.part(part) == null)) {
            return null;
        }
        return parts.stream()
                .map(part ->
                        Objects.requireNonNull(it.part(part))
                                .multiply(BigDecimal.valueOf(formula.percent(part))))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
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
            case "absent", "cheating", "barred", "fail" -> false;
            default -> true;
        };
    }

    @Nullable Refusal refusal(Typed it, String name) {
        if (Formula.PARTS.stream().anyMatch(part -> outside(it.part(part)))) {
            return Refusal.input("grade-" + it.grade(), "grade.range", name);
        }
        if (it.mark() != null
                && !MARKS.contains(it.mark())
                && !scale.levels().contains(it.mark())) {
            return Refusal.input("grade-" + it.grade(), "grade.mark", name, it.mark());
        }
        if (scale != Scale.HUNDRED
                && Formula.PARTS.stream().anyMatch(part -> it.part(part) != null)) {
            return Refusal.input("grade-" + it.grade(), "grade.scale", name);
        }
        return null;
    }

    private static boolean outside(@Nullable BigDecimal part) {
        return part != null
                && (part.signum() < 0
                        || part.compareTo(HUNDRED) > 0
                        || part.stripTrailingZeros().scale() > 1);
    }
}
