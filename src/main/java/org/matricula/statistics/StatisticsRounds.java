package org.matricula.statistics;

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

    private final CountStandings counts;

    StatisticsRounds(CountStandings counts) {
        this.counts = counts;
    }

    @Scheduled(initialDelay = 15_000, fixedDelay = 15_000)
    void fold() {
        Acting.as(STATISTICS, counts::fold);
    }

    @Scheduled(cron = "0 40 2 * * *", zone = "Asia/Shanghai")
    void night() {
        Acting.as(STATISTICS, counts::compact);
        check();
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
                    counts.fold();
                    var differences = counts.differences();
                    differences.forEach(
                            it -> LOG.error("statistics differ from the register: {}", it));
                    return differences;
                });
    }
}
