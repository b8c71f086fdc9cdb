/// An invented register to try things in. Never part of a production start.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "演示",
        allowedDependencies = {
            "kernel",
            "database",
            "vault",
            "audit",
            "organisation",
            "codebook",
            "calendar",
            "policy",
            "attachment",
            "document",
            "identity",
            "notice",
            "workflow",
            "workflow::apply",
            "workflow::decide",
            "workflow::reverse",
            "workflow::deputise",
            "registry",
            "registry::founding",
            "change",
            "governance",
            "governance::body",
            "governance::errand",
            "governance::publication",
            "governance::rulebook",
            "exchange",
            "statistics",
            "personal",
            "personal::invented"
        })
package org.matricula.demo;
