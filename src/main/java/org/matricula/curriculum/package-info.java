/// Courses and the programmes that say when they are taught and how many credits each module asks
/// for. Knows nothing of students.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "培养方案",
        allowedDependencies = {"kernel", "page", "audit", "organisation", "sheet"})
package org.matricula.curriculum;
