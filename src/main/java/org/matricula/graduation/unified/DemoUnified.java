package org.matricula.graduation.unified;

import java.time.Clock;
import java.time.LocalDate;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// The demonstration's unified exams: some known to the national register, some not yet.
@Component
@Profile("demo")
class DemoUnified {

    private static final Logger LOG = LoggerFactory.getLogger(DemoUnified.class);
    private static final int MANY = 6;
    private static final int DAYS = 90;

    private final RecordUnified record;
    private final UnifiedExams exams;
    private final Units units;
    private final TransactionTemplate transaction;
    private final Clock clock;

    DemoUnified(
            RecordUnified record,
            UnifiedExams exams,
            Units units,
            TransactionTemplate transaction,
            Clock clock) {
        this.record = record;
        this.exams = exams;
        this.units = units;
        this.transaction = transaction;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(245)
    void fill() {
        try {
            Acting.as(
                    Actor.system("demo"),
                    () ->
                            transaction.executeWithoutResult(it ->
                                    units.institutions().stream()
                                            .filter(one -> "open".equals(one.education()))
                                            .findFirst()
                                            .ifPresent(this::build)));
        } catch (RuntimeException left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    private void build(Unit open) {
        var held = LocalDate.now(clock).minusDays(DAYS);
        var n = 0;
        for (var number : exams.unexamined(open.pos(), open.posEnd(), MANY)) {
            var synced = n % 3 == 0 ? null : held.plusDays(20);
            record.record(new RecordUnified.Typed(number, "english", "passed", held, synced, null));
            record.record(
                    new RecordUnified.Typed(
                            number,
                            "computer",
                            n % 2 == 0 ? "passed" : "failed",
                            held,
                            n % 2 == 0 ? held.plusDays(20) : null,
                            null));
            n++;
        }
    }
}
