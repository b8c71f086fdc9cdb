package org.matricula.exam.plan;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

/// A round of some size, invented, and the search for its plan.
public final class SchedulesBench {

    /// @param seconds for timetable and roster together
    /// @param holds whether no rule is broken
    public record Outcome(int sittings, int parts, double seconds, boolean holds) {}

    private SchedulesBench() {}

    /// Courses of twenty examinees, every student sits one to four; twelve times, fifty rooms, a
    /// hundred and twenty teachers.
    public static Outcome run(int sittings) {
        var random = new Random(7);
        var courses =
                IntStream.range(0, Math.max(1, sittings / 20))
                        .mapToObj(n -> new UUID(1, n))
                        .toList();
        var examinees = new ArrayList<Examinee>();
        for (var student = 0L; examinees.size() < sittings; student++) {
            var own = new java.util.TreeSet<Integer>();
            for (var i = 0; i <= random.nextInt(4); i++) {
                own.add(random.nextInt(courses.size()));
            }
            for (var course : own) {
                examinees.add(
                        new Examinee(
                                new UUID(2, examinees.size()),
                                courses.get(course),
                                "课程" + course,
                                new UUID(3, student),
                                new UUID(4, course % 120),
                                null));
            }
        }
        var day = LocalDate.of(2026, 3, 14);
        var slots =
                IntStream.range(0, 12)
                        .mapToObj(n ->
                                new Slot(
                                        new UUID(5, n),
                                        day.plusDays(n / 6),
                                        LocalTime.of(7 + 2 * (n % 6), 0),
                                        LocalTime.of(8 + 2 * (n % 6), 30)))
                        .toList();
        var rooms =
                IntStream.range(0, 50)
                        .mapToObj(n -> new Room(new UUID(6, n), "教" + n, 30))
                        .toList();
        var parts = new ArrayList<SatPart>();
        var sat = new ArrayList<SatCourse>();
        for (var course : courses) {
            var heads = examinees.stream().filter(it -> it.courseId().equals(course)).toList();
            if (!heads.isEmpty()) {
                sat.add(new SatCourse(course, heads.getFirst().course(), null));
                Draft.split(heads, 30)
                        .forEach(some ->
                                parts.add(
                                        new SatPart(
                                                new UUID(7, parts.size()),
                                                course,
                                                some.size(),
                                                null)));
            }
        }
        var start = System.nanoTime();
        var scheduler = new Scheduler();
        var timetable =
                scheduler.solve(
                        new Timetable(
                                slots,
                                rooms,
                                Draft.clashes(examinees),
                                new RoomLimit(60),
                                sat,
                                parts));
        var watches = scheduler.solve(roster(timetable));
        return new Outcome(
                examinees.size(),
                parts.size(),
                (System.nanoTime() - start) / 1e9,
                timetable.holds() && watches.holds());
    }

    private static Watches roster(Timetable timetable) {
        var watches = new ArrayList<Watch>();
        var used = new java.util.HashSet<List<UUID>>();
        for (var part : timetable.parts()) {
            var slot = timetable.course(part).slot();
            if (slot != null
                    && part.room() != null
                    && used.add(List.of(slot.id(), part.room().id()))) {
                for (var i = 0; i < 2; i++) {
                    watches.add(
                            new Watch(
                                    new UUID(8, watches.size()),
                                    slot,
                                    part.room(),
                                    Set.of(
                                            new UUID(
                                                    4,
                                                    part.course().getLeastSignificantBits() % 120)),
                                    null));
                }
            }
        }
        return new Watches(
                IntStream.range(0, 120)
                        .mapToObj(n -> new Teacher(new UUID(4, n), "教师" + n))
                        .toList(),
                watches);
    }
}
