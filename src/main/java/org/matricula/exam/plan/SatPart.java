package org.matricula.exam.plan;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Examinees of one course who sit together in one room.
@PlanningEntity
public class SatPart {

    @PlanningId private UUID id = new UUID(0, 0);
    private UUID course = new UUID(0, 0);
    private int size;
    @PlanningVariable private @Nullable Room room;

    /// For the solver, which copies.
    SatPart() {}

    SatPart(UUID id, UUID course, int size, @Nullable Room room) {
        this.id = id;
        this.course = course;
        this.size = size;
        this.room = room;
    }

    UUID id() {
        return id;
    }

    UUID course() {
        return course;
    }

    int size() {
        return size;
    }

    @Nullable Room room() {
        return room;
    }

    void room(Room other) {
        room = other;
    }
}
