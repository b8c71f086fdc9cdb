package org.matricula.archive.shelf;

import java.util.Locale;
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

/// The demonstration's store-room, with the filed class in boxes.
@Component
@Profile("demo")
class DemoShelves {

    private static final Logger LOG = LoggerFactory.getLogger(DemoShelves.class);
    private static final int SHELVES = 12;
    private static final int BOXES = 40;
    private static final int PER_BOX = 15;

    private final KeepPlaces keepPlaces;
    private final FileIntoBoxes fileIntoBoxes;
    private final ReadPlaces readPlaces;
    private final Units units;
    private final MessageSource messages;

    DemoShelves(
            KeepPlaces keepPlaces,
            FileIntoBoxes fileIntoBoxes,
            ReadPlaces readPlaces,
            Units units,
            MessageSource messages) {
        this.keepPlaces = keepPlaces;
        this.fileIntoBoxes = fileIntoBoxes;
        this.readPlaces = readPlaces;
        this.units = units;
        this.messages = messages;
    }

    /// What the rules refuse on the day of the first start is left out.
    @EventListener(ApplicationReadyEvent.class)
    @Order(331)
    void fill() {
        try {
            Acting.call(
                            Actor.system("demo"),
                            () ->
                                    units.institutions().stream()
                                            .filter(it -> "college".equals(it.education()))
                                            .findFirst())
                    .ifPresent(it -> Acting.as(keeper(it), () -> build(it)));
        } catch (RuntimeException left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    private void build(Unit college) {
        if (!readPlaces.rooms().isEmpty()) {
            return;
        }
        var room = keepPlaces.add(null, say("room"), SHELVES);
        var shelf = keepPlaces.add(room, say("shelf"), BOXES);
        keepPlaces.add(room, say("shelf.next"), BOXES);
        for (var it : units.below(college.id(), "class")) {
            try {
                fileIntoBoxes.file(shelf, it.id(), PER_BOX);
                return;
            } catch (Refused nothingFiled) {
                // the next class
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
