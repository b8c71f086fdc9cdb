/// 学期归档: signed sheets, exam papers and where they lie, what is missing, who worked at the exams,
/// and the report to the academic office within a week of the new term.
@org.jspecify.annotations.NullMarked
package org.matricula.coursework.archive;
