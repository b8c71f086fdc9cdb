package org.matricula.change.chase;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
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

/// The demonstration's chases: one just opened, one with a first attempt, one reported to the
/// county, one whose pupil is back.
@Component
@Profile("demo")
class DemoChases {

    private static final Logger LOG = LoggerFactory.getLogger(DemoChases.class);
    private static final int STEPS = 4;
    private static final int LOST_DAYS = 9;

    private final Chasing chasing;
    private final Chases chases;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    DemoChases(Chasing chasing, Chases chases, Units units, MessageSource messages, Clock clock) {
        this.chasing = chasing;
        this.chases = chases;
        this.units = units;
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
        if (chasing.list(true, null, 1).items().isEmpty()) {
            units.institutions().stream()
                    .filter(it -> "school".equals(it.education()))
                    .findFirst()
                    .ifPresent(this::build);
        }
    }

    private void build(Unit school) {
        var step = 0;
        for (var number : chases.pupils(school.pos(), school.posEnd(), STEPS)) {
            open(number, step++);
        }
    }

    private void open(String number, int step) {
        var today = LocalDate.now(clock);
        var id = chasing.open(number, today.minusDays(LOST_DAYS), say("circumstances"));
        if (step > 0) {
            contact(id, today.minusDays(5), "phone");
        }
        if (step > 1) {
            contact(id, today.minusDays(2), "visit");
        }
        if (step == 2) {
            chasing.report(id, today.minusDays(1), say("report"));
        }
        if (step > 2) {
            chasing.close(id, "returned", say("back"));
        }
    }

    private void contact(UUID id, LocalDate on, String channel) {
        chasing.contact(id, on, channel, say("person"), say("result"));
    }

    private String say(String key) {
        return messages.getMessage("change.demo.chase." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
