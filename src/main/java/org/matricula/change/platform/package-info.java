/// 学信网退学 of an open university (电大学籍管理工作流程 三): the student's own signature, one image each,
/// packages, the national platform one by one, and the report of a term.
@org.jspecify.annotations.NullMarked
package org.matricula.change.platform;
