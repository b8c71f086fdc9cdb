/// The tree of units, which scopes every right, and who answers for what.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "机构",
        allowedDependencies = {"kernel", "page", "audit"})
package org.matricula.organisation;
