package org.matricula.archive.handover;

import java.util.HashMap;
import java.util.UUID;
import org.matricula.archive.DemoArchivist;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The demonstration's hand-over: a class has handed its papers to the archive, which has yet to
/// count them.
@Component
@Profile("demo")
class DemoHandovers {

    private static final int PAGES = 8;

    private final HandFilesOver handFilesOver;
    private final ReadHandovers readHandovers;
    private final Units units;
    private final DemoArchivist archivist;

    DemoHandovers(
            HandFilesOver handFilesOver,
            ReadHandovers readHandovers,
            Units units,
            DemoArchivist archivist) {
        this.handFilesOver = handFilesOver;
        this.readHandovers = readHandovers;
        this.units = units;
        this.archivist = archivist;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(333)
    void fill() {
        archivist.works(this::hand);
    }

    private void hand(Unit college) {
        if (!readHandovers.page(null, 1).items().isEmpty()) {
            return;
        }
        for (var it : units.below(college.id(), "class").reversed()) {
            var pages = new HashMap<UUID, Integer>();
            readHandovers.students(it.id()).forEach(one -> pages.put(one.enrolmentId(), PAGES));
            if (!pages.isEmpty()) {
                handFilesOver.toArchive(it.id(), pages);
                return;
            }
        }
    }
}
