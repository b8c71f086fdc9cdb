/// 报送: a round of tables, from draft to receipt.
@org.jspecify.annotations.NullMarked
package org.matricula.report.round;
