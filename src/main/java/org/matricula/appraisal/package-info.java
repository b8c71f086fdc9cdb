/// How students keep the standards of daily life, what that adds up to in a term, and who is
/// commended for it: students, classes, departments.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "考核与表彰",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "calendar",
            "policy",
            "sheet",
            "identity",
            "notice",
            "workflow",
            "registry"
        })
package org.matricula.appraisal;
