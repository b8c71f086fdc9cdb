/// 常用报表: kept questions, answered on a schedule.
@org.jspecify.annotations.NullMarked
package org.matricula.report.saved;
