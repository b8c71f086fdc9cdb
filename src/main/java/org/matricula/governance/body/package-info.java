/// 学籍管理机构: the bodies that lead and do the registry's work, and their division of it.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("body")
package org.matricula.governance.body;
