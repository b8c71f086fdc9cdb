/// 毕业申请与审批 of an open university: the point applies, three levels approve, the nation decides.
@org.jspecify.annotations.NullMarked
package org.matricula.graduation.approval;
