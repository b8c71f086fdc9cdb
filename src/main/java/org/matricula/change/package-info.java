/// Asking for a change of status, and granting it. One sub-package a kind of change.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "学籍异动",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "codebook",
            "calendar",
            "policy",
            "attachment",
            "document",
            "consignment",
            "identity",
            "governance :: body",
            "governance :: publication",
            "notice",
            "personal",
            "workflow",
            "workflow :: apply",
            "registry",
            "coursework :: attendance",
            "coursework :: recognition",
            "clearance",
            "vault",
            "sheet",
            "database"
        })
package org.matricula.change;
