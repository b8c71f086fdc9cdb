package org.matricula.coursework;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// 课程绩点: what each result of a school is worth by its scheme of today.
///
/// @param points of each total from 0 to 100
public record CoursePoints(List<BigDecimal> points) {

    /// Empty for what is not weighed: deferred, exempt, and what is not known.
    public Optional<BigDecimal> of(@Nullable Integer total, @Nullable String mark) {
        if (total != null) {
            return Optional.of(points.get(total));
        }
        return switch (mark) {
            case null -> Optional.empty();
            case "excellent" -> Optional.of(points.get(95));
            case "good" -> Optional.of(points.get(85));
            case "fair" -> Optional.of(points.get(75));
            case "pass" -> Optional.of(points.get(65));
            case "deferred", "exempt" -> Optional.empty();
            default -> Optional.of(BigDecimal.ZERO);
        };
    }
}
