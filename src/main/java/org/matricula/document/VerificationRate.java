package org.matricula.document;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.springframework.stereotype.Component;

/// How often one address may ask: codes cannot be guessed, but the server's time can be taken.
/// Counted by each server for itself, a minute at a time.
@Component
class VerificationRate {

    private static final int MINUTE = 60;

    private final Clock clock;
    private final int most;
    private final Map<String, Integer> asked = new HashMap<>();
    private long minute;

    VerificationRate(DocumentSettings settings, Clock clock) {
        this.clock = clock;
        this.most = settings.verificationsAMinute();
    }

    /// @return 0 if it may ask now, else the seconds after which it may again
    synchronized long wait(String address) {
        var now = clock.instant().getEpochSecond();
        if (now / MINUTE != minute) {
            minute = now / MINUTE;
            asked.clear();
        }
        return asked.merge(address, 1, Integer::sum) <= most ? 0 : MINUTE - now % MINUTE;
    }
}
