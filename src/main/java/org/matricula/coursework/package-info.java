/// Who takes which course with whom, and what came of it: teaching tasks, course registration,
/// grades. Its doors for later parts are [org.matricula.coursework.CountedGrades] and
/// [org.matricula.coursework.LaterAttempts].
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "选课与成绩",
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
            "sheet",
            "identity",
            "notice",
            "workflow",
            "workflow :: apply",
            "registry",
            "curriculum"
        })
package org.matricula.coursework;
