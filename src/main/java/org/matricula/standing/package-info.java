/// Academic warning and what follows from it: rules, runs, talks, plans, and the academic office's
/// decision on each student. No standing changes here: a decision opens a case.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "学业预警与学籍处理",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "job",
            "calendar",
            "policy",
            "attachment",
            "document",
            "vault",
            "identity",
            "notice",
            "sheet",
            "workflow",
            "workflow :: apply",
            "registry",
            "curriculum",
            "coursework"
        })
package org.matricula.standing;
