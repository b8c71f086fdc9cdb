package org.matricula.exam.plan;

import static ai.timefold.solver.core.api.score.stream.Joiners.equal;

import ai.timefold.solver.core.api.score.buildin.hardsoft.HardSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;

/// What the invigilators' roster must keep, and what makes it fair.
public class WatchRules implements ConstraintProvider {

    @Override
    public Constraint[] defineConstraints(ConstraintFactory of) {
        return new Constraint[] {twice(of), ownStudents(of), fair(of)};
    }

    /// Nobody watches two rooms at the same time.
    private static Constraint twice(ConstraintFactory of) {
        return of.forEachUniquePair(Watch.class, equal(Watch::teacher), equal(Watch::slot))
                .penalize(HardSoftScore.ONE_HARD)
                .justifyWith((one, other, score) ->
                        Breach.of(
                                "invigilator-twice",
                                one.teacher().name(),
                                one.slot().words(),
                                one.room().name(),
                                other.room().name()))
                .asConstraint("invigilator-twice");
    }

    private static Constraint ownStudents(ConstraintFactory of) {
        return of.forEach(Watch.class)
                .filter(Watch::ownStudents)
                .penalize(HardSoftScore.ONE_HARD)
                .justifyWith((it, score) ->
                        Breach.of(
                                "own-students",
                                it.teacher().name(),
                                it.slot().words(),
                                it.room().name()))
                .asConstraint("own-students");
    }

    private static Constraint fair(ConstraintFactory of) {
        return of.forEach(Watch.class)
                .groupBy(Watch::teacher, ConstraintCollectors.count())
                .penalize(HardSoftScore.ONE_SOFT, (teacher, times) -> times * times)
                .asConstraint("fair");
    }
}
