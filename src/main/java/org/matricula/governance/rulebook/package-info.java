/// 制度文件: the charter, the institution's own rules, what they are the ground of.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("rulebook")
package org.matricula.governance.rulebook;
