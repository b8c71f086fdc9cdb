/// Interviews with some of the students.
@org.jspecify.annotations.NullMarked
package org.matricula.survey.interview;
