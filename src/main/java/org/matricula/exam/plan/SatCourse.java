package org.matricula.exam.plan;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A course whose examinees all sit at the same time, for they have the same paper.
@PlanningEntity
public class SatCourse {

    @PlanningId private UUID id = new UUID(0, 0);
    private String name = "";
    @PlanningVariable private @Nullable Slot slot;

    /// For the solver, which copies.
    SatCourse() {}

    SatCourse(UUID id, String name, @Nullable Slot slot) {
        this.id = id;
        this.name = name;
        this.slot = slot;
    }

    UUID id() {
        return id;
    }

    String name() {
        return name;
    }

    @Nullable Slot slot() {
        return slot;
    }

    void slot(Slot other) {
        slot = other;
    }
}
