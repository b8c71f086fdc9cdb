/// 考勤: who missed which lesson of a teaching task, what that adds up to, and who is told.
@org.jspecify.annotations.NullMarked
package org.matricula.coursework.attendance;
