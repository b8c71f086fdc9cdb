/// 公示: outcomes made public for a time.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("publication")
package org.matricula.governance.publication;
