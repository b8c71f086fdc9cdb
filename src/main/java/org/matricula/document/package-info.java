/// Official papers: numbered, printed, verifiable.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "文书",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "policy",
            "attachment",
            "vault",
            "outward",
            "personal"
        })
package org.matricula.document;
