package org.matricula.report.saved;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 常用报表.
///
/// @param dimensions by what it counts; none for a roster
/// @param filters by dimension, the value asked for
/// @param nextOn null where it is only made by hand
public record Saved(
        UUID id,
        UUID ownerId,
        String owner,
        String role,
        UUID unitId,
        String unit,
        long scopePos,
        String name,
        String kind,
        List<String> dimensions,
        Map<String, String> filters,
        String rhythm,
        @Nullable LocalDate nextOn,
        boolean stopped) {

    public static final String HEADCOUNT = "headcount";
    public static final String ROSTER = "roster";
    public static final List<String> RHYTHMS = List.of("none", "daily", "weekly", "monthly");

    public record Delivery(UUID id, LocalDate asOf, int lines, String madeAt) {}

    /// The next day of a rhythm after a day; null for none.
    static @Nullable LocalDate next(String rhythm, LocalDate after) {
        return switch (rhythm) {
            case "daily" -> after.plusDays(1);
            case "weekly" ->
                    after.with(
                            java.time.temporal.TemporalAdjusters.next(java.time.DayOfWeek.MONDAY));
            case "monthly" -> after.plusMonths(1).withDayOfMonth(1);
            default -> null;
        };
    }
}
