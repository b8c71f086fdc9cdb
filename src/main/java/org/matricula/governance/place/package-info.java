/// Which institution somebody belongs to, and who may order its affairs.
@org.jspecify.annotations.NullMarked
package org.matricula.governance.place;
