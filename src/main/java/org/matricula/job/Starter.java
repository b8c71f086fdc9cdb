package org.matricula.job;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Unit;

/// Whoever began a job, as its line keeps them. What they entered they may not check themselves,
/// whichever server enters it.
record Starter(
        @Nullable UUID account,
        String name,
        String role,
        @Nullable UUID unit,
        String origin,
        long lo,
        long hi,
        List<UUID> persons) {

    static Starter of(Actor actor) {
        var scope = actor.scope();
        return new Starter(
                actor.account(),
                actor.name(),
                actor.role(),
                actor.unit(),
                actor.origin(),
                scope.lo(),
                scope.hi(),
                scope.persons());
    }

    /// @param now their unit as it lies in the tree now: it may have been moved since
    Actor actor(@Nullable Unit now) {
        return new Actor(
                account,
                name,
                role,
                unit,
                now == null
                        ? new Scope(lo, hi, persons)
                        : new Scope(now.pos(), now.posEnd(), persons),
                origin);
    }
}
