/// From admission to the first standing: who was admitted, who came, who became a student.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "录取与入学",
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
            "personal::invented",
            "sheet",
            "workflow",
            "registry"
        })
package org.matricula.enrolment;
