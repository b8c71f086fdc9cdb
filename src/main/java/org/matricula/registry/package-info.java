/// Who is a student here, of what, and since when. The only module that writes a status.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "学籍",
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
            "vault",
            "identity",
            "notice",
            "personal",
            "sheet"
        })
package org.matricula.registry;
