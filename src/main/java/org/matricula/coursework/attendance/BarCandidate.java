package org.matricula.coursework.attendance;

import java.util.UUID;

/// Who has missed the share of a course that bars from its exam, and is not barred.
///
/// @param grade the line of the grade sheet
/// @param missed lessons, `hours` those of the course, `least` from which it bars
public record BarCandidate(
        UUID grade,
        UUID task,
        UUID institution,
        UUID enrolmentId,
        String name,
        String studentNumber,
        String unit,
        String course,
        String teacher,
        int missed,
        int hours,
        int least) {}
