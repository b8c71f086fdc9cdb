package org.matricula.archive;

import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The demonstration's archive: the oldest class of the college, filed.
@Component
@Profile("demo")
class DemoVolumes {

    private final FileVolumes fileVolumes;
    private final ReadVolumes readVolumes;
    private final Units units;
    private final DemoArchivist archivist;

    DemoVolumes(
            FileVolumes fileVolumes,
            ReadVolumes readVolumes,
            Units units,
            DemoArchivist archivist) {
        this.fileVolumes = fileVolumes;
        this.readVolumes = readVolumes;
        this.units = units;
        this.archivist = archivist;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(330)
    void fill() {
        archivist.works(this::file);
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
                                archivist.say("place"),
                                pages,
                                archivist.say("why")));
                return;
            }
        }
    }
}
