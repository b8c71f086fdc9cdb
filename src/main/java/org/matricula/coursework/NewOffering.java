package org.matricula.coursework;

import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/// An elective to be opened for choice.
///
/// @param way `first-come` or `lot`
/// @param opensAt of the clock on the wall
/// @param weekday 1 for Monday; with the lessons, or none of the three
record NewOffering(
        int quota,
        @Nullable String way,
        @Nullable LocalDateTime opensAt,
        @Nullable LocalDateTime closesAt,
        @Nullable Integer weekday,
        @Nullable Integer lessonFrom,
        @Nullable Integer lessonTo) {}
