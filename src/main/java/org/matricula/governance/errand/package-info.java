/// 交办任务: what the registry asks of a group of people by a day.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.NamedInterface("errand")
package org.matricula.governance.errand;
