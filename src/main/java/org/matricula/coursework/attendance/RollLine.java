package org.matricula.coursework.attendance;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One student of the roll.
///
/// @param kind how this lesson was missed, null for who was there
/// @param missed lessons of this course missed so far, as they count towards the share that bars
public record RollLine(
        UUID enrolmentId, String name, String studentNumber, @Nullable String kind, int missed) {}
