package org.matricula.kernel;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/// The program's clock. It can be turned back for the length of some work, so that a
/// demonstration's past is lived through the same operations as its present; nothing else does so.
public final class TurnedClock extends Clock {

    private static final ScopedValue<Duration> BACK = ScopedValue.newInstance();

    private final Clock real;

    public TurnedClock(Clock real) {
        this.real = real;
    }

    /// Works as if it were so much earlier.
    public static <R, X extends Throwable> R back(
            Duration by, ScopedValue.CallableOp<? extends R, X> work) throws X {
        return ScopedValue.where(BACK, by).call(work);
    }

    @Override
    public ZoneId getZone() {
        return real.getZone();
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return new TurnedClock(real.withZone(zone));
    }

    @Override
    public Instant instant() {
        return BACK.isBound() ? real.instant().minus(BACK.get()) : real.instant();
    }
}
