package org.matricula.coursework;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What came of a later attempt.
///
/// @param exam 考试成绩, 0 to 100, on the scale of a hundred
/// @param mark a level of the task's scale, or `absent` or `cheating`
public record LaterResult(UUID enrolment, @Nullable BigDecimal exam, @Nullable String mark) {}
