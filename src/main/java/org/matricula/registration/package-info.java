/// Each term anew: who has come, who has paid, who is registered; and each year the electronic
/// registration.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "学期注册",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "calendar",
            "policy",
            "document",
            "identity",
            "notice",
            "sheet",
            "workflow",
            "workflow :: apply",
            "registry"
        })
package org.matricula.registration;
