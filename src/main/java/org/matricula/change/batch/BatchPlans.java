package org.matricula.change.batch;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.change.batch.BatchPopulation.Standing;
import org.matricula.kernel.Absent;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Draws the preview of a batch from the register as it stands now.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class BatchPlans {

    private final BatchRows rows;
    private final BatchPopulation population;
    private final Units units;

    BatchPlans(BatchRows rows, BatchPopulation population, Units units) {
        this.rows = rows;
        this.population = population;
        this.units = units;
    }

    /// @throws Absent if there is none within reach
    BatchChange get(UUID id) {
        return rows.find(id).orElseThrow(() -> new Absent("batch"));
    }

    /// Locked in one statement, read in the next.
    BatchChange lock(UUID id) {
        rows.lock(id).orElseThrow(() -> new Absent("batch"));
        return get(id);
    }

    /// Whom it is about today.
    List<Standing> standing(BatchChange it) {
        return it.kind() == BatchKind.ADVANCE
                ? population.year(
                        units.get(it.unitId()),
                        Objects.requireNonNull(it.fromLevel()),
                        it.effectiveOn())
                : population.in(of(it.id(), "source"), it.effectiveOn());
    }

    /// The classes of a role, `source` or `target`; one that goes on with some of its own is both.
    List<UUID> of(UUID batch, String role) {
        return rows.rooms(batch).stream()
                .filter(room -> room.role().equals(role) || room.role().equals("both"))
                .map(BatchRows.Room::unitId)
                .toList();
    }

    BatchPlan draw(BatchChange it) {
        return draw(it, standing(it));
    }

    BatchPlan draw(BatchChange it, List<Standing> now) {
        var kept = rows.kept(it.id());
        var classes = new LinkedHashSet<UUID>();
        rows.rooms(it.id()).forEach(room -> classes.add(room.unitId()));
        kept.forEach(line -> {
            classes.add(line.fromUnitId());
            if (line.toUnitId() != null) {
                classes.add(line.toUnitId());
            }
        });
        now.forEach(line -> classes.add(line.unitId()));
        var counts =
                population.counts(classes, it.effectiveOn()).stream()
                        .collect(
                                Collectors.toMap(
                                        BatchPopulation.Count::unit, BatchPopulation.Count::count));
        return BatchPlan.of(it, List.copyOf(classes), kept, now, counts);
    }
}
