package org.matricula.selection;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
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

/// The demonstration's scholarship: one department of the college, reckoned from its results and
/// waiting for nominations.
@Component
@Profile("demo")
class DemoSelection {

    private static final Logger LOG = LoggerFactory.getLogger(DemoSelection.class);

    private final DrawUp drawUp;
    private final ReadSelections read;
    private final Accounts accounts;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    DemoSelection(
            DrawUp drawUp,
            ReadSelections read,
            Accounts accounts,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.drawUp = drawUp;
        this.read = read;
        this.accounts = accounts;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(180)
    void fill() {
        Acting.as(
                Actor.system("demo"),
                () ->
                        units.institutions().stream()
                                .filter(it -> "college".equals(it.education()))
                                .findFirst()
                                .filter(it -> read.schemes().isEmpty())
                                .ifPresent(this::build));
    }

    private void build(Unit college) {
        var registrar = accounts.byUsername("registrar").orElse(null);
        if (registrar == null) {
            return;
        }
        var by =
                new Actor(
                        registrar.id(),
                        registrar.name(),
                        "registrar",
                        college.id(),
                        new Scope(college.pos(), college.posEnd(), List.of()),
                        "demo");
        try {
            Acting.as(by, () -> reckon(college));
        } catch (Refused left) {
            LOG.warn("left out of the demonstration: selection {}", left.toString());
        }
    }

    private void reckon(Unit college) {
        var today = LocalDate.now(clock);
        var scheme =
                drawUp.scheme(
                        new Scheme(
                                new UUID(0, 0),
                                college.id(),
                                "",
                                "scholarship",
                                say("scheme"),
                                say("basis"),
                                new BigDecimal("2000"),
                                "mean",
                                "class",
                                20,
                                new BigDecimal("75"),
                                true,
                                true,
                                null,
                                5,
                                List.of()));
        var department = units.below(college.id(), "department").getFirst();
        var round = drawUp.open(scheme, department.id(), say("round"), today.minusYears(1), today);
        drawUp.reckon(round);
    }

    private String say(String key) {
        return messages.getMessage("demo.selection." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
