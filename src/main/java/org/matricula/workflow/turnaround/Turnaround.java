package org.matricula.workflow.turnaround;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;

/// 办理时效 as its page shows it.
///
/// @param unit the part of the tree that is looked at, null for all of one's reach
/// @param below the units directly below it, to look closer
public record Turnaround(
        LocalDate from,
        LocalDate to,
        @Nullable UUID unit,
        @Nullable String unitName,
        List<Choice> below,
        List<Office> offices,
        Figures all) {

    /// One office, or one process at it.
    ///
    /// @param kind null for all processes of the office
    public record Office(
            String role,
            String office,
            @Nullable String kind,
            @Nullable String process,
            Figures figures) {}

    /// @param median working days, null where nothing was decided
    /// @param ninetieth working days within which nine of ten were decided
    public record Figures(
            long open,
            long overdue,
            long decided,
            @Nullable Double median,
            @Nullable Double ninetieth,
            long inTime) {

        /// Share decided in time, in percent; null where nothing was decided.
        public @Nullable Double share() {
            return decided == 0 ? null : Math.round(1000.0 * inTime / decided) / 10.0;
        }

        public static String told(@Nullable Double number) {
            return number == null ? "—" : String.format(Locale.ROOT, "%.1f", number);
        }
    }

    public List<Office> totals() {
        return offices.stream().filter(it -> it.kind() == null).toList();
    }
}
