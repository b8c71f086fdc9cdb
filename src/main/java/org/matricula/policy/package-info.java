/// What a school may set for itself: typed, dated parameters, each with its legal source.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "规则参数",
        allowedDependencies = {"kernel", "page", "audit", "organisation", "calendar"})
package org.matricula.policy;
