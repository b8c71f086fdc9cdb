/// The own pages of students, class teachers and invigilators.
@org.jspecify.annotations.NullMarked
package org.matricula.exam.own;
