package org.matricula.announcement;

import java.util.List;
import java.util.Locale;
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

/// The demonstration's announcement: of a college to the families of one of its departments, most
/// of whom have no account yet.
@Component
@Profile("demo")
class DemoAnnouncement {

    private static final Logger LOG = LoggerFactory.getLogger(DemoAnnouncement.class);

    private final Announce announce;
    private final ReadAnnouncements read;
    private final Accounts accounts;
    private final Units units;
    private final MessageSource messages;

    DemoAnnouncement(
            Announce announce,
            ReadAnnouncements read,
            Accounts accounts,
            Units units,
            MessageSource messages) {
        this.announce = announce;
        this.read = read;
        this.accounts = accounts;
        this.units = units;
        this.messages = messages;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(181)
    void fill() {
        Acting.as(
                Actor.system("demo"),
                () ->
                        units.institutions().stream()
                                .filter(it -> "college".equals(it.education()))
                                .findFirst()
                                .filter(it -> read.page(false, null, 1).items().isEmpty())
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
        var department = units.below(college.id(), "department").getFirst();
        try {
            Acting.as(
                    by,
                    () ->
                            announce.send(
                                    new NewAnnouncement(
                                            List.of(department.id()),
                                            List.of("students", "guardians"),
                                            List.of(),
                                            List.of(),
                                            List.of(),
                                            List.of(),
                                            null,
                                            List.of(),
                                            say("title"),
                                            say("words"),
                                            true),
                                    List.of()));
        } catch (Refused left) {
            LOG.warn("left out of the demonstration: announcement {}", left.toString());
        }
    }

    private String say(String key) {
        return messages.getMessage("demo.announcement." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
