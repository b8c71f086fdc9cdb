package org.matricula.exam.plan;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.ProblemFactProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.hardsoft.HardSoftScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Which course is sat when, and which part of it where.
@PlanningSolution
public class Timetable {

    @ProblemFactCollectionProperty @ValueRangeProvider private List<Slot> slots = List.of();
    @ProblemFactCollectionProperty @ValueRangeProvider private List<Room> rooms = List.of();
    @ProblemFactCollectionProperty private List<Clash> clashes = List.of();
    @ProblemFactProperty private RoomLimit limit = new RoomLimit(0);
    @PlanningEntityCollectionProperty private List<SatCourse> courses = List.of();
    @PlanningEntityCollectionProperty private List<SatPart> parts = List.of();
    @PlanningScore private @Nullable HardSoftScore score;

    /// For the solver, which copies.
    Timetable() {}

    Timetable(
            List<Slot> slots,
            List<Room> rooms,
            List<Clash> clashes,
            RoomLimit limit,
            List<SatCourse> courses,
            List<SatPart> parts) {
        this.slots = slots;
        this.rooms = rooms;
        this.clashes = clashes;
        this.limit = limit;
        this.courses = courses;
        this.parts = parts;
    }

    List<SatCourse> courses() {
        return courses;
    }

    List<SatPart> parts() {
        return parts;
    }

    SatCourse course(SatPart part) {
        return courses.stream()
                .filter(it -> it.id().equals(part.course()))
                .findFirst()
                .orElseThrow();
    }

    boolean holds() {
        return score != null && score.isFeasible();
    }
}
