/// Make-up exams: a round for the failed of a term, from the list to the published results, in the
/// ten steps of the schools' own working order.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "考试",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "job",
            "codebook",
            "calendar",
            "policy",
            "identity",
            "notice",
            "sheet",
            "document",
            "registry",
            "curriculum",
            "coursework",
            "teaching"
        })
package org.matricula.exam;
