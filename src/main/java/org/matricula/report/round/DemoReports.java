package org.matricula.report.round;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.report.form.Period;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The demonstration's yearly report: the school's tables of the beginning of the school year.
@Component
@Profile("demo")
class DemoReports {

    private static final Logger LOG = LoggerFactory.getLogger(DemoReports.class);
    private static final int TWENTIETH = 20;

    private final CallForReports callForReports;
    private final ReportRows rows;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    DemoReports(
            CallForReports callForReports,
            ReportRows rows,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.callForReports = callForReports;
        this.rows = rows;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    /// What the rules refuse on the day of the first start is left out.
    @EventListener(ApplicationReadyEvent.class)
    @Order(320)
    void fill() {
        try {
            Acting.as(
                    Actor.system("demo"),
                    () -> {
                        if (rows.page(null, 1).isEmpty()) {
                            units.institutions().stream()
                                    .filter(it -> callForReports.below(it.id()).isEmpty())
                                    .forEach(this::open);
                        }
                    });
        } catch (RuntimeException left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    private void open(Unit school) {
        var today = LocalDate.now(clock);
        var year = Period.of(today).year();
        callForReports.open(
                new NewRound(
                        school.id(),
                        Round.TABLES,
                        messages.getMessage(
                                "report.demo", new Object[] {String.valueOf(year)}, Locale.CHINESE),
                        null,
                        LocalDate.of(year, Month.SEPTEMBER, 1),
                        today.plusDays(TWENTIETH),
                        "school".equals(school.education())
                                ? List.of("教基3115", "教基3116")
                                : List.of("高基311", "高基321", "高基322"),
                        List.of()));
    }
}
