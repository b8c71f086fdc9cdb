package org.matricula.graduation.round;

import java.time.Clock;
import java.time.LocalDate;
import java.time.Month;
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

/// The demonstration's graduation audit: a first round over the college's next graduates, with its
/// department now.
@Component
@Profile("demo")
class DemoGraduationRound {

    private static final Logger LOG = LoggerFactory.getLogger(DemoGraduationRound.class);
    private static final int LAST_OF_JUNE = 30;

    private final BeginGraduationRound beginRound;
    private final GraduationRounds rounds;
    private final Units units;
    private final Clock clock;

    DemoGraduationRound(
            BeginGraduationRound beginRound, GraduationRounds rounds, Units units, Clock clock) {
        this.beginRound = beginRound;
        this.rounds = rounds;
        this.units = units;
        this.clock = clock;
    }

    /// What the rules refuse on the day of the first start is left out.
    @EventListener(ApplicationReadyEvent.class)
    @Order(240)
    void fill() {
        try {
            Acting.as(
                    Actor.system("demo"),
                    () ->
                            units.institutions().stream()
                                    .filter(it -> "college".equals(it.education()))
                                    .findFirst()
                                    .filter(_ -> rounds.page(null, 1).items().isEmpty())
                                    .ifPresent(this::build));
        } catch (RuntimeException left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    private void build(Unit college) {
        var today = LocalDate.now(clock);
        var june = LocalDate.of(today.getYear(), Month.JUNE, LAST_OF_JUNE);
        beginRound.begin(college.id(), june.isBefore(today) ? june.plusYears(1) : june, "early");
    }
}
