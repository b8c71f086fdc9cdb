/// How an institution organises its registry, by which rules it works, what it asks of its people
/// and what it makes public.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "学籍管理组织与制度",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "calendar",
            "policy",
            "attachment",
            "identity",
            "notice",
            "personal",
            "sheet",
            "workflow"
        })
package org.matricula.governance;
