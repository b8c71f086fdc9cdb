package org.matricula.kernel;

import java.util.Optional;

/// Who acts right now, for the length of a request or a job. Each transaction tells the database
/// (`app.lo`, `app.hi`, `app.persons`, `app.account`, `app.role`), whose row-level security reads
/// it.
public final class Acting {

    private static final ScopedValue<Actor> ACTOR = ScopedValue.newInstance();

    private Acting() {}

    /// @throws IllegalStateException where nobody acts: a programming fault, never a user's
    public static Actor now() {
        return ACTOR.orElseThrow(() -> new IllegalStateException("nobody acts"));
    }

    public static Optional<Actor> ifAny() {
        return ACTOR.isBound() ? Optional.of(ACTOR.get()) : Optional.empty();
    }

    public static void as(Actor actor, Runnable work) {
        ScopedValue.where(ACTOR, actor).run(work);
    }

    public static <R, X extends Throwable> R call(
            Actor actor, ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(ACTOR, actor).call(work);
    }
}
