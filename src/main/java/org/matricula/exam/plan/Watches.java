package org.matricula.exam.plan;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.solution.ProblemFactCollectionProperty;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.buildin.hardsoft.HardSoftScore;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who watches which room when.
@PlanningSolution
public class Watches {

    @ProblemFactCollectionProperty @ValueRangeProvider private List<Teacher> teachers = List.of();
    @PlanningEntityCollectionProperty private List<Watch> all = List.of();
    @PlanningScore private @Nullable HardSoftScore score;

    /// For the solver, which copies.
    Watches() {}

    Watches(List<Teacher> teachers, List<Watch> all) {
        this.teachers = teachers;
        this.all = all;
    }

    List<Watch> all() {
        return all;
    }

    boolean holds() {
        return score != null && score.isFeasible();
    }
}
