package org.matricula.coursework;

import java.math.BigDecimal;
import java.util.UUID;

/// 平均学分绩点 of one student.
///
/// @param points weighted by credits; a course without credits weighs one
/// @param credits that were weighed, passed or not
/// @param earned of those that were passed
public record GradePoint(
        UUID enrolmentId, BigDecimal points, BigDecimal credits, BigDecimal earned) {}
