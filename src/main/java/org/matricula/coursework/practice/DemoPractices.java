package org.matricula.coursework.practice;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The demonstration's practical work: a few lines of a college's students.
@Component
@Profile("demo")
class DemoPractices {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPractices.class);
    private static final List<String> SORTS = List.of("training", "social");

    private final RecordPractice recordPractice;
    private final Practices practices;
    private final Units units;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    DemoPractices(
            RecordPractice recordPractice,
            Practices practices,
            Units units,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.recordPractice = recordPractice;
        this.practices = practices;
        this.units = units;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(170)
    void fill() {
        try {
            Acting.as(
                    Actor.system("demo"),
                    () ->
                            units.institutions().stream()
                                    .filter(it -> "college".equals(it.education()))
                                    .findFirst()
                                    .ifPresent(it -> build(it.id())));
        } catch (Refused left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    private void build(UUID college) {
        transaction.executeWithoutResult(status -> {
            if (!practices.page(null, null, 1).isEmpty()) {
                return;
            }
            var rows = new LinkedHashMap<Integer, NewPractice>();
            for (var number : practices.numbers(college, 4)) {
                rows.put(rows.size() + 1, line(number, rows.size() % SORTS.size()));
            }
            if (!rows.isEmpty()) {
                recordPractice.addAll(rows);
            }
        });
    }

    private NewPractice line(String number, int at) {
        var until = LocalDate.now(clock).minusDays(40);
        return new NewPractice(
                number,
                SORTS.get(at),
                say("" + at),
                say("place." + at),
                until.minusDays(10),
                until,
                new BigDecimal("40"),
                BigDecimal.ONE,
                say("mentor"),
                "good",
                "");
    }

    private String say(String key) {
        return messages.getMessage("practice.demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
