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

/// The demonstration's archive: the oldest class of the college, filed; some others longer ago.
@Component
@Profile("demo")
public class DemoVolumes {

    private static final int FEW = 3;

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
        if (readVolumes.page("", null, 1).isEmpty()) {
            file(college, Integer.MAX_VALUE);
        }
    }

    /// A few of the oldest class that is not filed, by whoever acts, on the day of the clock.
    ///
    /// @return how many
    public int earlier(Unit college) {
        return file(college, FEW);
    }

    private int file(Unit college, int most) {
        for (var it : units.below(college.id(), "class")) {
            var candidates = readVolumes.candidates(it.id()).stream().limit(most).toList();
            if (!candidates.isEmpty()) {
                var pages = new HashMap<UUID, Map<String, Integer>>();
                candidates.forEach(one ->
                        pages.put(
                                one.enrolmentId(),
                                Map.of("admission", 4, "schooling", 2, "health", 2)));
                return fileVolumes.file(
                        it.id(),
                        new FileVolumes.Filing(
                                candidates.stream().map(Candidate::enrolmentId).toList(),
                                archivist.say("place"),
                                pages,
                                archivist.say("why")));
            }
        }
        return 0;
    }
}
