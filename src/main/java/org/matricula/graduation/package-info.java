/// How study ends: the audit against the programme, what graduates confirm of themselves, and the
/// conclusion each is given. Its door for certificates and later parts is
/// [org.matricula.graduation.Conclusions].
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "毕业",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "job",
            "codebook",
            "calendar",
            "policy",
            "attachment",
            "vault",
            "personal",
            "document",
            "consignment",
            "identity",
            "notice",
            "sheet",
            "workflow",
            "workflow :: apply",
            "registry",
            "curriculum",
            "coursework",
            "governance",
            "governance :: publication"
        })
package org.matricula.graduation;
