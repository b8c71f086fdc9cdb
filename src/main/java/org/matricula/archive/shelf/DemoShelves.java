package org.matricula.archive.shelf;

import org.matricula.archive.DemoArchivist;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The demonstration's store-room, with the filed class in boxes.
@Component
@Profile("demo")
class DemoShelves {

    private static final int SHELVES = 12;
    private static final int BOXES = 40;
    private static final int PER_BOX = 15;

    private final KeepPlaces keepPlaces;
    private final FileIntoBoxes fileIntoBoxes;
    private final ReadPlaces readPlaces;
    private final Units units;
    private final DemoArchivist archivist;

    DemoShelves(
            KeepPlaces keepPlaces,
            FileIntoBoxes fileIntoBoxes,
            ReadPlaces readPlaces,
            Units units,
            DemoArchivist archivist) {
        this.keepPlaces = keepPlaces;
        this.fileIntoBoxes = fileIntoBoxes;
        this.readPlaces = readPlaces;
        this.units = units;
        this.archivist = archivist;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(331)
    void fill() {
        archivist.works(this::build);
    }

    private void build(Unit college) {
        if (!readPlaces.rooms().isEmpty()) {
            return;
        }
        var room = keepPlaces.add(null, archivist.say("room"), SHELVES);
        var shelf = keepPlaces.add(room, archivist.say("shelf"), BOXES);
        keepPlaces.add(room, archivist.say("shelf.next"), BOXES);
        for (var it : units.below(college.id(), "class")) {
            try {
                fileIntoBoxes.file(shelf, it.id(), PER_BOX);
                return;
            } catch (Refused nothingFiled) {
                // the next class
            }
        }
    }
}
