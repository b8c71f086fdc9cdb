package org.matricula.exam.plan;

import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.lookup.PlanningId;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One place to invigilate: a room at a time.
@PlanningEntity
public class Watch {

    @PlanningId private UUID id = new UUID(0, 0);
    private Slot slot =
            new Slot(
                    new UUID(0, 0),
                    java.time.LocalDate.EPOCH,
                    java.time.LocalTime.MIN,
                    java.time.LocalTime.MAX);
    private Room room = new Room(new UUID(0, 0), "", 0);
    private Set<UUID> theirs = Set.of();
    @PlanningVariable private @Nullable Teacher teacher;

    /// For the solver, which copies.
    Watch() {}

    /// @param theirs teachers whose own students sit there
    Watch(UUID id, Slot slot, Room room, Set<UUID> theirs, @Nullable Teacher teacher) {
        this.id = id;
        this.slot = slot;
        this.room = room;
        this.theirs = theirs;
        this.teacher = teacher;
    }

    /// The same place in the hands of somebody.
    Watch by(UUID duty, Teacher who) {
        return new Watch(duty, slot, room, theirs, who);
    }

    UUID id() {
        return id;
    }

    Slot slot() {
        return slot;
    }

    Room room() {
        return room;
    }

    boolean ownStudents() {
        return teacher != null && theirs.contains(teacher.id());
    }

    @Nullable Teacher teacher() {
        return teacher;
    }

    void teacher(Teacher other) {
        teacher = other;
    }
}
