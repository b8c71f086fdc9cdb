/// 休学: leave of absence.
@org.jspecify.annotations.NullMarked
package org.matricula.change.leave;
