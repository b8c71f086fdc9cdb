package org.matricula.coursework.attendance;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// One lesson missed without leave, as the roll has it.
///
/// @param course null where the course is another unit's and beyond the acting person's reach
public record MissedLesson(LocalDate on, int lesson, @Nullable String course, String recorder) {}
