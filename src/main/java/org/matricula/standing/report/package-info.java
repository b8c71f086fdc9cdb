/// The departments' lists of students with many failed courses, handed to the academic office.
@org.jspecify.annotations.NullMarked
package org.matricula.standing.report;
