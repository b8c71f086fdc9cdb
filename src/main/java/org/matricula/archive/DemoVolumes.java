package org.matricula.archive;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
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

/// The demonstration's archive: the oldest class of the college, filed.
@Component
@Profile("demo")
class DemoVolumes {

    private static final Logger LOG = LoggerFactory.getLogger(DemoVolumes.class);

    private final FileVolumes fileVolumes;
    private final ReadVolumes readVolumes;
    private final Units units;
    private final MessageSource messages;

    DemoVolumes(
            FileVolumes fileVolumes, ReadVolumes readVolumes, Units units, MessageSource messages) {
        this.fileVolumes = fileVolumes;
        this.readVolumes = readVolumes;
        this.units = units;
        this.messages = messages;
    }

    /// What the rules refuse on the day of the first start is left out.
    @EventListener(ApplicationReadyEvent.class)
    @Order(330)
    void fill() {
        try {
            Acting.call(
                            Actor.system("demo"),
                            () ->
                                    units.institutions().stream()
                                            .filter(it -> "college".equals(it.education()))
                                            .findFirst())
                    .ifPresent(it -> Acting.as(keeper(it), () -> file(it)));
        } catch (RuntimeException left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    private void file(Unit college) {
        if (!readVolumes.page("", null, 1).isEmpty()) {
            return;
        }
        for (var it : units.below(college.id(), "class")) {
            var candidates = readVolumes.candidates(it.id());
            if (!candidates.isEmpty()) {
                var pages = new HashMap<UUID, Map<String, Integer>>();
                candidates.forEach(one ->
                        pages.put(
                                one.enrolmentId(),
                                Map.of("admission", 4, "schooling", 2, "health", 2)));
                fileVolumes.file(
                        it.id(),
                        new FileVolumes.Filing(
                                candidates.stream().map(Candidate::enrolmentId).toList(),
                                say("place"),
                                pages,
                                say("why")));
                return;
            }
        }
    }

    private Actor keeper(Unit college) {
        return new Actor(
                null,
                say("keeper"),
                "archive-keeper",
                college.id(),
                Scope.ALL.within(college.pos(), college.posEnd()),
                "demo");
    }

    private String say(String key) {
        return messages.getMessage("archive.demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
