package org.matricula.change.automatic;

import java.util.List;
import org.matricula.coursework.attendance.LongAbsence;
import org.matricula.coursework.attendance.MissedLesson;

/// 连续旷课名单: one student, with each lesson missed.
///
/// @param education of the student's school: it says which case is the right one
public record AbsenceLine(LongAbsence absence, String education, List<MissedLesson> lessons) {}
