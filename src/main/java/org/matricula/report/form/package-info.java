/// 年报表式: the tables as data, filled from the register on a day.
@org.jspecify.annotations.NullMarked
package org.matricula.report.form;
