/// 层级交接: what a teaching point hands to its branch and a branch to its province goes with a list
/// that both sides count and sign (电大学籍管理工作流程 三(二), 五(二)). Which pieces there are the parts of the
/// register tell that have them: each is a [org.matricula.consignment.ConsignmentSource].
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "层级交接",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "calendar",
            "policy",
            "document",
            "identity",
            "notice",
            "registry",
            "sheet"
        })
package org.matricula.consignment;
