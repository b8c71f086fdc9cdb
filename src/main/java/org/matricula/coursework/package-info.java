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
            "calendar",
            "policy",
            "attachment",
            "document",
            "sheet",
            "identity",
            "workflow",
            "workflow :: apply",
            "document",
            "sheet",
            "registry",
            "change",
            "curriculum"
        })
package org.matricula.coursework;
