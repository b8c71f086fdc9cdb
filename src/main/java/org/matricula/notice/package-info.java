/// Messages in the program and by mail.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "通知",
        allowedDependencies = {"kernel", "page", "audit", "identity", "organisation"})
package org.matricula.notice;
