package org.matricula.report.round;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

/// 定期报送: a round that is opened again by itself as long as whoever set it holds their post.
///
/// @param roundId the round opened last
/// @param firstOn the day of the first, from which the others are reckoned, so that the last of a
///   month stays the last
/// @param opened how many periods have begun
/// @param dueDays from the day of the figures to the day by which they are owed
/// @param units who is asked; none for all directly below
public record Repetition(
        UUID id,
        UUID unitId,
        UUID roundId,
        String rhythm,
        LocalDate firstOn,
        int opened,
        LocalDate nextOn,
        int dueDays,
        List<String> forms,
        List<UUID> units,
        UUID ownerId,
        String owner,
        String role) {

    /// 不重复.
    public static final String NONE = "none";

    public static final List<String> RHYTHMS = List.of(NONE, "monthly", "quarterly", "yearly");

    /// The day of the figures so many periods after the first.
    static LocalDate day(LocalDate first, String rhythm, int periods) {
        return switch (rhythm) {
            case "monthly" -> first.plusMonths(periods);
            case "quarterly" -> first.plusMonths(3L * periods);
            case "yearly" -> first.plusYears(periods);
            default -> throw new IllegalArgumentException(rhythm);
        };
    }

    /// The last period that has begun by a day: what a halt of the program let pass is not asked
    /// for any more.
    int begun(LocalDate today) {
        var periods = opened;
        while (!day(firstOn, rhythm, periods + 1).isAfter(today)) {
            periods++;
        }
        return periods;
    }
}
