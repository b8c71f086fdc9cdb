/// 复学: return from leave.
@org.jspecify.annotations.NullMarked
package org.matricula.change.returning;
