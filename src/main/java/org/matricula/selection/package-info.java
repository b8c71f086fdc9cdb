/// 评选: honours, scholarships, grants and loans chosen from the record: criteria as data, a list
/// with reasons, a second person, publicity, and the award in the file.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "评选与资助",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "calendar",
            "policy",
            "identity",
            "notice",
            "registry",
            "coursework",
            "appraisal",
            "discipline",
            "governance",
            "governance :: publication"
        })
package org.matricula.selection;
