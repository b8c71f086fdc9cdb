/// 报表与报送: yearly tables filled from the register, submitted to the unit above and kept as they were
/// signed; reports on a schedule, aid lists, and the oversight of those who answer for them.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "报表与报送",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "codebook",
            "calendar",
            "identity",
            "notice",
            "vault",
            "personal",
            "workflow",
            "registry",
            "governance",
            "governance :: publication",
            "registration",
            "verification",
            "archive",
            "attachment",
            "statistics",
            "sheet"
        })
package org.matricula.report;
