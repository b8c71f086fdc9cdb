package org.matricula.kernel;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whoever acts: a person under one post at a time, or a named job of the program itself.
///
/// @param account the account, null for the program's own jobs
/// @param name what the ledger and the trail call them
/// @param role the post's role code as `docs/glossary.md` lists them, such as `registrar`
/// @param unit the unit whose subtree the post reaches
/// @param origin where the request came from (an address), or the job's name
public record Actor(
        @Nullable UUID account,
        String name,
        String role,
        @Nullable UUID unit,
        Scope scope,
        String origin) {

    public static Actor system(String job) {
        return new Actor(null, job, "system", null, Scope.ALL, job);
    }

    public boolean holds(String... roles) {
        for (var it : roles) {
            if (it.equals(role)) {
                return true;
            }
        }
        return false;
    }

    /// The same person, reaching no further than the given scope.
    public Actor within(Scope narrower) {
        return new Actor(account, name, role, unit, narrower, origin);
    }
}
