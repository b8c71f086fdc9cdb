/// Rosters in, lists out, and what other systems read: OneRoster, ELMO, webhooks.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "数据交换",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "job",
            "codebook",
            "calendar",
            "policy",
            "attachment",
            "identity",
            "registry",
            "coursework",
            "document",
            "sheet",
            "personal",
            "vault",
            "outward",
            "database"
        })
package org.matricula.exchange;
