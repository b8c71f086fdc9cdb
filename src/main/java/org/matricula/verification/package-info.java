/// Verification campaigns: each term everybody's record is confirmed by whose it is, compared by
/// the class teacher and checked by rules, until what was found is put right.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "学籍核查",
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
            "document",
            "vault",
            "identity",
            "notice",
            "personal",
            "sheet",
            "workflow",
            "registry"
        })
package org.matricula.verification;
