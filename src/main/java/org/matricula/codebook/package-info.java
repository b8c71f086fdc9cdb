/// National and local code tables as versioned data with their source.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "代码表",
        allowedDependencies = {"kernel", "page", "audit"})
package org.matricula.codebook;
