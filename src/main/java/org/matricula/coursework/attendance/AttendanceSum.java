package org.matricula.coursework.attendance;

import java.util.UUID;

/// What a student missed in a term, in lessons.
///
/// @param counted absences, those made up of late comings and early leavings among them
/// @param overCourses courses of which the student missed the share that bars from the exam
public record AttendanceSum(
        UUID enrolmentId,
        String name,
        String studentNumber,
        String unit,
        int absent,
        int late,
        int early,
        int excused,
        int counted,
        int overCourses) {}
