/// 交办任务: what the registry asks of a group of people by a day.
@org.jspecify.annotations.NullMarked
package org.matricula.governance.errand;
