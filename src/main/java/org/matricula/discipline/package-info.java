/// What somebody did, what the school decides about it, how that reaches them, and the appeal.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "违纪处分与申诉",
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
            "identity",
            "notice",
            "workflow",
            "workflow :: apply",
            "workflow :: reverse",
            "registry",
            "curriculum",
            "coursework",
            "exam"
        })
package org.matricula.discipline;
