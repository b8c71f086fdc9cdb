/// 实践记录: internships, training, social practice and activities of each student, with what proves
/// them.
@org.jspecify.annotations.NullMarked
package org.matricula.coursework.practice;
