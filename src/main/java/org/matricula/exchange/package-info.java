/// Rosters in, lists out.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "数据交换",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "codebook",
            "calendar",
            "policy",
            "attachment",
            "identity",
            "registry",
            "sheet",
            "personal",
            "vault",
            "database"
        })
package org.matricula.exchange;
