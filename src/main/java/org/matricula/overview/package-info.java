/// 学籍统计总览: who there are, what they study, how they did, and what they missed, side by side.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "学籍总览",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "codebook",
            "calendar",
            "sheet",
            "registry",
            "coursework",
            "statistics"
        })
package org.matricula.overview;
