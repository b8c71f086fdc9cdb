/// 通知: told to any selection of students, guardians or staff, with an attachment, receipts, and a
/// paper list of those who were not reached.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "公告与通知",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "codebook",
            "identity",
            "attachment",
            "document",
            "notice",
            "registry",
            "sheet"
        })
package org.matricula.announcement;
