/// 学籍档案: a student's papers and what the register knows of them, filed by class, kept as they were
/// on that day, found again.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "档案",
        allowedDependencies = {
            "kernel",
            "page",
            "job",
            "audit",
            "organisation",
            "identity",
            "calendar",
            "policy",
            "notice",
            "attachment",
            "document",
            "sheet",
            "registry",
            "coursework",
            "discipline",
            "appraisal",
            "selection"
        })
package org.matricula.archive;
