/// Cases and their steps. Knows the engine, knows no domain.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "审批",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "calendar",
            "policy",
            "attachment",
            "document",
            "identity",
            "notice",
            "codebook",
            "sheet"
        })
package org.matricula.workflow;
