package org.matricula.coursework;

import java.math.BigDecimal;
import java.util.UUID;

/// 考试工作: something a teacher did for the exams of a term.
///
/// @param unit the college it is counted for
/// @param round `final` or `make-up`
/// @param duty `set`, `invigilate`, `inspect` or `mark`
/// @param subject the course, room or session, in words
/// @param quantity papers set, sessions invigilated or inspected, scripts marked
/// @param source who tells it, with a key of their own, such as `exam:<sitting>`: told again, it
///   takes the place of what was told before
public record ExamDuty(
        UUID unit,
        UUID term,
        UUID account,
        String round,
        String duty,
        String subject,
        BigDecimal quantity,
        String source) {

    /// Typed in by hand.
    public static final String MANUAL = "manual";
}
