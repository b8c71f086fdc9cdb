/// 学生课程评估: opened for a term, answered by the students without their names, released once it is
/// closed.
@org.jspecify.annotations.NullMarked
package org.matricula.teaching.evaluation;
