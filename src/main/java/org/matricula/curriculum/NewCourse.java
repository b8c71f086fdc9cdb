package org.matricula.curriculum;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// A course to be added.
///
/// @param credits null for the subjects of primary and secondary schools
public record NewCourse(
        String code,
        String name,
        @Nullable BigDecimal credits,
        @Nullable Integer hours,
        String nature,
        String assessment) {

    private static final BigDecimal MOST_CREDITS = BigDecimal.valueOf(100);
    private static final int MOST_HOURS = 2000;

    List<Refusal> refusals() {
        return Refusal.all(
                code.isBlank() || code.length() > 40 ? Refusal.input("code", "course.code") : null,
                name.isBlank() || name.length() > 100
                        ? Refusal.input("name", "field.missing")
                        : null,
                credits != null
                                && (credits.signum() <= 0
                                        || credits.compareTo(MOST_CREDITS) > 0
                                        || credits.stripTrailingZeros().scale() > 1)
                        ? Refusal.input("credits", "course.credits")
                        : null,
                hours != null && (hours < 1 || hours > MOST_HOURS)
                        ? Refusal.input("hours", "course.hours")
                        : null,
                Nature.of(nature).isEmpty() ? Refusal.input("nature", "course.nature") : null,
                Assessment.of(assessment).isEmpty()
                        ? Refusal.input("assessment", "course.assessment")
                        : null);
    }
}
