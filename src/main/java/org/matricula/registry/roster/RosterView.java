package org.matricula.registry.roster;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;
import org.matricula.registry.StatusChip;

/// What the list of students shows.
///
/// @param chosen the filters as they stand, by name
/// @param total how many there are, counted up to [#COUNTED]; null on further pages
/// @param next address of the following page, `first` of the beginning; null where there is none
/// @param through the saved view it is seen through
/// @param keep address at which the list as it is can be kept as a view
/// @param export address at which the same list is taken away
public record RosterView(
        Map<String, String> chosen,
        List<Line> lines,
        @Nullable Long total,
        @Nullable String next,
        @Nullable String first,
        String export,
        String keep,
        boolean narrowed,
        boolean mayWrite,
        List<SavedView> saved,
        @Nullable SavedView through) {

    /// Whether a column that can be left out is shown.
    public boolean shows(String column) {
        return through == null || !through.hidden().contains(column);
    }

    public static final long COUNTED = 10_000;

    /// @param grade the year of schooling or study
    /// @param registration null where the registration is complete
    public record Line(
            UUID enrolment,
            String href,
            String name,
            String studentNumber,
            String sex,
            String unit,
            String parentUnit,
            @Nullable Integer grade,
            int entryYear,
            StatusChip status,
            String since,
            String level,
            @Nullable String registration) {}

    /// What the selects above the list offer.
    public record Filters(
            List<Choice> units,
            List<Choice> statuses,
            List<Choice> sexes,
            List<Choice> grades,
            List<Choice> years,
            List<Choice> registrations) {}

    public String chosen(String name) {
        return chosen.getOrDefault(name, "");
    }

    public boolean counted() {
        return total != null && total <= COUNTED;
    }
}
