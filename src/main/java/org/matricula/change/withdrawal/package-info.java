/// 退学: withdrawal on application.
@org.jspecify.annotations.NullMarked
package org.matricula.change.withdrawal;
