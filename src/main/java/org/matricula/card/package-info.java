/// Student cards: made, handed over, stamped, lost, replaced, given back; and what anybody may ask
/// of the code they bear.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "学生证",
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
            "sheet",
            "workflow",
            "registry"
        })
package org.matricula.card;
