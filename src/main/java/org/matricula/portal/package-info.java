/// The first page of each role, the menu and the way in.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "门户",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "codebook",
            "governance",
            "governance :: rulebook",
            "calendar",
            "policy",
            "identity",
            "notice",
            "workflow",
            "registry",
            "change",
            "vault",
            "statistics"
        })
package org.matricula.portal;
