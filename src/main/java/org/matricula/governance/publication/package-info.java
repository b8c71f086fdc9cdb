/// 公示: outcomes made public for a time.
@org.jspecify.annotations.NullMarked
package org.matricula.governance.publication;
