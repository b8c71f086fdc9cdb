/// 查询与名册: finding students, and the lists everyone works from.
@org.jspecify.annotations.NullMarked
package org.matricula.registry.roster;
