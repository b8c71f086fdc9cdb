/// 退学处理程序: told, heard, checked, decided in a meeting; one step each.
@org.jspecify.annotations.NullMarked
package org.matricula.change.hearing;
