/// 报到: the desk where newcomers arrive, from the look at their papers to the student number.
@org.jspecify.annotations.NullMarked
package org.matricula.enrolment.desk;
