/// 自动退学: withdrawal of a student who neither comes nor does any formality.
@org.jspecify.annotations.NullMarked
package org.matricula.change.automatic;
