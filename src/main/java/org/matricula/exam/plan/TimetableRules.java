package org.matricula.exam.plan;

import static ai.timefold.solver.core.api.score.stream.Joiners.equal;

import ai.timefold.solver.core.api.score.buildin.hardsoft.HardSoftScore;
import ai.timefold.solver.core.api.score.stream.Constraint;
import ai.timefold.solver.core.api.score.stream.ConstraintCollectors;
import ai.timefold.solver.core.api.score.stream.ConstraintFactory;
import ai.timefold.solver.core.api.score.stream.ConstraintProvider;

/// What a timetable must keep, and what makes one better than another.
public class TimetableRules implements ConstraintProvider {

    private static final HardSoftScore ROOM_USED = HardSoftScore.ofSoft(10);
    private static final HardSoftScore DAY_USED = HardSoftScore.ofSoft(20);

    @Override
    public Constraint[] defineConstraints(ConstraintFactory of) {
        return new Constraint[] {
            studentClash(of),
            roomFull(of),
            tooFewTeachers(of),
            roomUsed(of),
            sameDay(of),
            dayUsed(of)
        };
    }

    /// Nobody sits two exams at the same time.
    private static Constraint studentClash(ConstraintFactory of) {
        return of.forEach(SatCourse.class)
                .join(Clash.class, equal(SatCourse::id, Clash::first))
                .join(
                        SatCourse.class,
                        equal((one, clash) -> clash.second(), SatCourse::id),
                        equal((one, clash) -> one.slot(), SatCourse::slot))
                .penalize(HardSoftScore.ONE_HARD, (one, clash, other) -> clash.students())
                .justifyWith((one, clash, other, score) ->
                        Breach.of(
                                "student-clash",
                                one.name(),
                                other.name(),
                                one.slot().words(),
                                clash.students()))
                .asConstraint("student-clash");
    }

    /// A room has its seats.
    private static Constraint roomFull(ConstraintFactory of) {
        return of.forEach(SatPart.class)
                .join(SatCourse.class, equal(SatPart::course, SatCourse::id))
                .filter((part, course) -> course.slot() != null)
                .groupBy(
                        (part, course) -> course.slot(),
                        (part, course) -> part.room(),
                        ConstraintCollectors.sum((part, course) -> part.size()))
                .filter((slot, room, heads) -> heads > room.seats())
                .penalize(HardSoftScore.ONE_HARD, (slot, room, heads) -> heads - room.seats())
                .justifyWith((slot, room, heads, score) ->
                        Breach.of("room-full", room.name(), slot.words(), heads, room.seats()))
                .asConstraint("room-full");
    }

    /// No more rooms at once than there are people to watch them.
    private static Constraint tooFewTeachers(ConstraintFactory of) {
        return of.forEach(SatPart.class)
                .join(SatCourse.class, equal(SatPart::course, SatCourse::id))
                .filter((part, course) -> course.slot() != null)
                .groupBy(
                        (part, course) -> course.slot(),
                        ConstraintCollectors.countDistinct((part, course) -> part.room()))
                .join(RoomLimit.class)
                .filter((slot, rooms, limit) -> rooms > limit.atOnce())
                .penalize(HardSoftScore.ONE_HARD, (slot, rooms, limit) -> rooms - limit.atOnce())
                .justifyWith((slot, rooms, limit, score) ->
                        Breach.of("too-few-teachers", slot.words(), rooms, limit.atOnce()))
                .asConstraint("too-few-teachers");
    }

    private static Constraint roomUsed(ConstraintFactory of) {
        return of.forEach(SatPart.class)
                .join(SatCourse.class, equal(SatPart::course, SatCourse::id))
                .filter((part, course) -> course.slot() != null)
                .groupBy((part, course) -> course.slot(), (part, course) -> part.room())
                .penalize(ROOM_USED)
                .asConstraint("room-used");
    }

    /// Whoever sits two exams rather sits them on two days.
    private static Constraint sameDay(ConstraintFactory of) {
        return of.forEach(SatCourse.class)
                .join(Clash.class, equal(SatCourse::id, Clash::first))
                .join(
                        SatCourse.class,
                        equal((one, clash) -> clash.second(), SatCourse::id),
                        equal((one, clash) -> one.slot().onDay(), it -> it.slot().onDay()))
                .penalize(HardSoftScore.ONE_SOFT, (one, clash, other) -> clash.students())
                .asConstraint("same-day");
    }

    private static Constraint dayUsed(ConstraintFactory of) {
        return of.forEach(SatCourse.class)
                .groupBy(it -> it.slot().onDay())
                .penalize(DAY_USED)
                .asConstraint("day-used");
    }
}
