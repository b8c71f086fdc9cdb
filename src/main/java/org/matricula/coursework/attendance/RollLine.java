package org.matricula.coursework.attendance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One student of the roll.
///
/// @param kind how this lesson was missed, null for who was there
/// @param absent lessons of this course stayed away from without leave so far
public record RollLine(
        UUID enrolmentId, String name, String studentNumber, @Nullable String kind, int absent) {}
