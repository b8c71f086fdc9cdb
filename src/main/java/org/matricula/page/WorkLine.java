package org.matricula.page;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One line of a part of a first page.
///
/// @param chip what kind of thing it is, in a word or two
/// @param tone of the chip, blank for none
/// @param note where it stands now
/// @param end what stands at the line's end, such as a figure or a day
/// @param days working days to its deadline, negative when overdue; null where it has none
public record WorkLine(
        @Nullable String chip,
        String tone,
        String title,
        @Nullable String note,
        @Nullable String end,
        @Nullable Long days,
        @Nullable LocalDate dueOn,
        String href) {

    public static WorkLine of(String title, @Nullable String end, String href) {
        return new WorkLine(null, "", title, null, end, null, null, href);
    }

    public WorkLine chip(String chip, String tone) {
        return new WorkLine(chip, tone, title, note, end, days, dueOn, href);
    }

    public WorkLine note(@Nullable String note) {
        return new WorkLine(chip, tone, title, note, end, days, dueOn, href);
    }

    public WorkLine due(long days, LocalDate dueOn) {
        return new WorkLine(chip, tone, title, note, end, days, dueOn, href);
    }
}
