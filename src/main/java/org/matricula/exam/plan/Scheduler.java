package org.matricula.exam.plan;

import ai.timefold.solver.core.api.score.buildin.hardsoft.HardSoftScore;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;
import ai.timefold.solver.core.api.solver.SolutionManager;
import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.solver.SolverConfig;
import ai.timefold.solver.core.config.solver.termination.TerminationConfig;
import java.time.Duration;
import java.util.List;
import org.springframework.stereotype.Component;

/// Finds timetables and rosters, and judges those made by hand by the same rules.
@Component
class Scheduler {

    private static final Duration LONGEST = Duration.ofSeconds(25);

    Timetable solve(Timetable problem) {
        return solver(
                        Timetable.class,
                        TimetableRules.class,
                        problem.parts().size(),
                        SatCourse.class,
                        SatPart.class)
                .buildSolver()
                .solve(problem);
    }

    Watches solve(Watches problem) {
        return solver(Watches.class, WatchRules.class, problem.all().size(), Watch.class)
                .buildSolver()
                .solve(problem);
    }

    /// What a timetable breaks; none where it holds.
    List<Breach> breaches(Timetable it) {
        return breaches(
                solver(Timetable.class, TimetableRules.class, 1, SatCourse.class, SatPart.class),
                it);
    }

    List<Breach> breaches(Watches it) {
        return breaches(solver(Watches.class, WatchRules.class, 1, Watch.class), it);
    }

    private static <S> List<Breach> breaches(SolverFactory<S> solver, S solution) {
        return SolutionManager.<S, HardSoftScore>create(solver)
                .analyze(solution)
                .constraintAnalyses()
                .stream()
                .filter(it -> it.score().hardScore() < 0)
                .flatMap(it -> it.matches().stream())
                .map(it -> (Breach) it.justification())
                .distinct()
                .toList();
    }

    /// Stops when nothing better is found for a while: longer the more there is to try.
    private static <S> SolverFactory<S> solver(
            Class<S> solution,
            Class<? extends ConstraintProvider> rules,
            int size,
            Class<?>... entities) {
        return SolverFactory.create(
                new SolverConfig()
                        .withSolutionClass(solution)
                        .withEntityClasses(entities)
                        .withConstraintProviderClass(rules)
                        .withRandomSeed(0L)
                        .withTerminationConfig(
                                new TerminationConfig()
                                        .withSpentLimit(LONGEST)
                                        .withUnimprovedSpentLimit(
                                                Duration.ofMillis(
                                                        Math.clamp(
                                                                200L + 15L * size, 200, 4_000)))));
    }
}
