package org.matricula.audit.retention;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/// 到期数据: each night what is past its period is counted and named; people decide what goes, by the
/// rules of the archive, and the program deletes no record by itself.
@Component
class Retention {

    /// @param rows how many are past their period
    record Past(DataClass of, long rows) {}

    private static final Logger LOG = LoggerFactory.getLogger(Retention.class);
    private static final Actor RETENTION = Actor.system("retention");

    private final DataClasses classes;
    private final PastRows rows;
    private final Clock clock;

    Retention(DataClasses classes, PastRows rows, Clock clock) {
        this.classes = classes;
        this.rows = rows;
        this.clock = clock;
    }

    @Scheduled(cron = "0 10 3 * * *", zone = "Asia/Shanghai")
    void night() {
        past().forEach(it ->
                LOG.warn(
                        "{} of class {} are past their period of {}",
                        it.rows(),
                        it.of().code(),
                        it.of().keep()));
    }

    List<Past> past() {
        return Acting.call(
                RETENTION,
                () ->
                        classes.all().stream()
                                .filter(it -> !it.permanent())
                                .map(it -> new Past(it, count(it)))
                                .filter(it -> it.rows() > 0)
                                .toList());
    }

    private long count(DataClass of) {
        var end =
                LocalDate.now(clock)
                        .minus(java.util.Objects.requireNonNull(of.keep()))
                        .atStartOfDay(clock.getZone())
                        .toInstant();
        return of.tables().stream()
                .mapToLong(it -> rows.before(it, java.util.Objects.requireNonNull(of.dated()), end))
                .sum();
    }
}
