/// 学籍处理: the academic office's decision on each student, and the case it opens.
@org.jspecify.annotations.NullMarked
package org.matricula.standing.treatment;
