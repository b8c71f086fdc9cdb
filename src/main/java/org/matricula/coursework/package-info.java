/// Who takes which course with whom, and what came of it: teaching tasks, course registration,
/// grades. Its door for later parts is [org.matricula.coursework.CountedGrades].
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
            "sheet",
            "identity",
            "notice",
            "workflow",
            "registry",
            "curriculum"
        })
package org.matricula.coursework;
