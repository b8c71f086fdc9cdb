/// Accounts, posts and sessions: who may act, where, and until when.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "账户与权限",
        allowedDependencies = {"kernel", "page", "audit", "organisation", "vault", "database"})
package org.matricula.identity;
