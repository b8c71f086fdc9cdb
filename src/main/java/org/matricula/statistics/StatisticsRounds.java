package org.matricula.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// Folds every few seconds; each night counts corrected details anew and compares every number with
/// the register.
@Component
class StatisticsRounds {

    private static final Logger LOG = LoggerFactory.getLogger(StatisticsRounds.class);
    private static final Actor STATISTICS = Actor.system("statistics");

    private static final int FIRST_HOUR = 2;

    private final CountStandings counts;
    private final Verdicts verdicts;
    private final Clock clock;

    StatisticsRounds(CountStandings counts, Verdicts verdicts, Clock clock) {
        this.counts = counts;
        this.verdicts = verdicts;
        this.clock = clock;
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 15_000)
    void fold() {
        Acting.as(STATISTICS, this::foldAll);
    }

    /// A part after the other, each in a transaction of its own.
    private void foldAll() {
        var summed = counts.fold();
        while (summed > 0) {
            summed = counts.fold();
        }
    }

    /// Once a day, after two in the morning, by one server; one that was off at night makes up for
    /// it.
    @Scheduled(initialDelay = 600_000, fixedDelay = 1_800_000)
    void watch() {
        var now = LocalDateTime.ofInstant(clock.instant(), clock.getZone());
        if (now.getHour() >= FIRST_HOUR && verdicts.begin(now.toLocalDate())) {
            night(now.toLocalDate());
        }
    }

    void night(LocalDate day) {
        Acting.as(STATISTICS, counts::compact);
        verdicts.conclude(day, check());
    }

    /// @return where the numbers still differ from the register
    List<Deltas.Difference> check() {
        return Acting.call(
                STATISTICS,
                () -> {
                    var caughtUp = counts.catchUp();
                    if (caughtUp > 0) {
                        LOG.info("{} enrolments were counted anew", caughtUp);
                    }
                    foldAll();
                    var differences = counts.differences();
                    differences.forEach(
                            it -> LOG.error("statistics differ from the register: {}", it));
                    return differences;
                });
    }
}
