/// What every page stands on: the shell around it, its words, its errors.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "页面",
        allowedDependencies = {"kernel"})
package org.matricula.page;
