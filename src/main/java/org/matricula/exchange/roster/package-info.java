/// 名单导入: a spreadsheet as the school has it becomes students: previewed, applied in one
/// transaction, and taken back if need be.
@org.jspecify.annotations.NullMarked
package org.matricula.exchange.roster;
