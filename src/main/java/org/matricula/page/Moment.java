package org.matricula.page;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One entry of a timeline.
///
/// @param tone `cur` for what is under way, a chip's tone for what weighs, null for the rest
/// @param document the number of the decision or paper
/// @param href where the entry is told in full
public record Moment(
        LocalDate on,
        String title,
        @Nullable String tone,
        @Nullable String note,
        @Nullable String document,
        @Nullable String href) {}
