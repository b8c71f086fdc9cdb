/// 中职资助学生数据: lists of a term, submitted like the tables.
@org.jspecify.annotations.NullMarked
package org.matricula.report.aid;
