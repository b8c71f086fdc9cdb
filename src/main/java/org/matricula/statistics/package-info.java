/// Head-counts and movements on any date, as they were.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "统计",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "codebook",
            "calendar",
            "identity",
            "workflow",
            "registry",
            "sheet",
            "database"
        })
package org.matricula.statistics;
