/// 监管: who is late, who looked at what, how units are assessed.
@org.jspecify.annotations.NullMarked
package org.matricula.report.oversight;
