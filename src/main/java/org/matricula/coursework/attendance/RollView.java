package org.matricula.coursework.attendance;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A lesson's roll.
///
/// @param barred how many absences of the course bar from its exam; null where its hours are not
///   known
public record RollView(
        Lesson lesson, List<RollLine> lines, boolean mayTake, @Nullable Integer barred) {}
