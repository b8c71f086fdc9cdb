/// 考勤: who missed which lesson of a teaching task, what that adds up to, and who is told. Its door
/// is [org.matricula.coursework.attendance.LongAbsences].
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("attendance")
package org.matricula.coursework.attendance;
