/// 延长休学: the extension of a running leave.
@org.jspecify.annotations.NullMarked
package org.matricula.change.extension;
