/// 离校手续: what whoever leaves has still to settle with each office, and who signs that it is
/// settled. Its door for those who hand out certificates is [org.matricula.clearance.Clearances].
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "离校手续",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "codebook",
            "identity",
            "registry",
            "graduation"
        })
package org.matricula.clearance;
