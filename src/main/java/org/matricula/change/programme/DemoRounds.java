package org.matricula.change.programme;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The demonstration's round of changing programme: open now, with places at one department's
/// programmes.
@Component
@Profile("demo")
class DemoRounds {

    private static final Logger LOG = LoggerFactory.getLogger(DemoRounds.class);
    private static final int OPEN_DAYS = 14;
    private static final int PLACES = 5;

    private final HoldRound holdRound;
    private final ProgrammeRounds rounds;
    private final Units units;
    private final Terms terms;
    private final MessageSource messages;
    private final Clock clock;

    DemoRounds(
            HoldRound holdRound,
            ProgrammeRounds rounds,
            Units units,
            Terms terms,
            MessageSource messages,
            Clock clock) {
        this.holdRound = holdRound;
        this.rounds = rounds;
        this.units = units;
        this.terms = terms;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(150)
    void fill() {
        try {
            Acting.as(Actor.system("demo"), this::begun);
        } catch (Refused left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    /// What the rules refuse on the day of the first start is left out.
    private void begun() {
        var today = LocalDate.now(clock);
        units.institutions().stream()
                .filter(it -> "college".equals(it.education()))
                .filter(it -> rounds.taking(it.id(), today).isEmpty())
                .findFirst()
                .ifPresent(it -> build(it, today));
    }

    private void build(Unit college, LocalDate today) {
        var departments = units.below(college.id(), "department");
        var round =
                holdRound.open(
                        college.id(),
                        messages.getMessage(
                                "change.demo.programme.round", null, Locale.SIMPLIFIED_CHINESE),
                        today.minusDays(OPEN_DAYS),
                        today.plusDays(OPEN_DAYS),
                        effective(college, today));
        units.below(departments.getLast().id(), "major")
                .forEach(it -> holdRound.places(round, it.id(), PLACES));
    }

    /// The first day of the next term, as far as it is planned.
    private LocalDate effective(Unit college, LocalDate today) {
        return terms.of(college.id()).stream()
                .map(it -> it.from())
                .filter(it -> it.isAfter(today.plusDays(OPEN_DAYS)))
                .min(LocalDate::compareTo)
                .orElse(today.plusDays(OPEN_DAYS * 4L));
    }
}
