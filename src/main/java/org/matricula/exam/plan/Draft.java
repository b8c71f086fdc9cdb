package org.matricula.exam.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.matricula.exam.ExamPolicies;
import org.matricula.exam.round.Round;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Component;

/// Lays out what is to be planned: who sits what, split into parts that fit a room.
@Component
class Draft {

    /// @param seats the examinees of each part
    record Laid(Timetable timetable, Map<UUID, List<Examinee>> seats) {}

    private final Plans plans;
    private final Policies policies;
    private final Clock clock;

    Draft(Plans plans, Policies policies, Clock clock) {
        this.plans = plans;
        this.policies = policies;
        this.clock = clock;
    }

    /// Nothing placed yet.
    Laid fresh(Round it) {
        var rooms = plans.rooms(it.institutionId());
        var widest = rooms.stream().mapToInt(Room::seats).max().orElse(1);
        var most = Math.min(widest, number(ExamPolicies.IN_ROOM, it));
        var courses = new ArrayList<SatCourse>();
        var parts = new ArrayList<SatPart>();
        var seats = new LinkedHashMap<UUID, List<Examinee>>();
        var examinees = plans.examinees(it.id());
        byCourse(examinees)
                .forEach((course, heads) -> {
                    courses.add(new SatCourse(course, heads.getFirst().course(), null));
                    for (var some : split(heads, most)) {
                        var part = new SatPart(UUID.randomUUID(), course, some.size(), null);
                        parts.add(part);
                        seats.put(part.id(), some);
                    }
                });
        return new Laid(timetable(it, rooms, examinees, courses, parts), seats);
    }

    /// As it stands.
    Laid standing(Round it) {
        var rooms = plans.rooms(it.institutionId());
        var lines = plans.lines(it.id());
        var slots =
                plans.slots(it.id()).stream()
                        .collect(Collectors.toMap(Slot::id, Function.identity()));
        var byId = rooms.stream().collect(Collectors.toMap(Room::id, Function.identity()));
        var courses = new LinkedHashMap<UUID, SatCourse>();
        var parts = new ArrayList<SatPart>();
        for (var line : lines) {
            courses.putIfAbsent(
                    line.courseId(),
                    new SatCourse(line.courseId(), line.course(), slots.get(line.slotId())));
            parts.add(
                    new SatPart(line.id(), line.courseId(), line.size(), byId.get(line.roomId())));
        }
        var examinees = plans.examinees(it.id());
        var seats =
                examinees.stream()
                        .filter(e -> e.partId() != null)
                        .collect(Collectors.groupingBy(Examinee::partId));
        return new Laid(
                timetable(it, rooms, examinees, List.copyOf(courses.values()), parts), seats);
    }

    /// So many watches for each room that is used at a time, with those already named.
    Watches watches(Round it, Laid laid) {
        var notOwn = policies.value(ExamPolicies.NOT_OWN, it.institutionId(), LocalDate.now(clock));
        var theirs = new HashMap<Slot, Map<Room, Set<UUID>>>();
        var places = new TreeMap<String, Watch>();
        for (var part : laid.timetable().parts()) {
            var slot = laid.timetable().course(part).slot();
            if (slot == null || part.room() == null) {
                continue;
            }
            var teachers =
                    theirs.computeIfAbsent(slot, any -> new HashMap<>())
                            .computeIfAbsent(part.room(), any -> new java.util.HashSet<>());
            if (notOwn) {
                laid.seats().getOrDefault(part.id(), List.of()).stream()
                        .map(Examinee::teacherId)
                        .forEach(teachers::add);
            }
            places.put(
                    slot.words() + " " + part.room().name(),
                    new Watch(part.id(), slot, part.room(), teachers, null));
        }
        var each = number(ExamPolicies.INVIGILATORS, it);
        var all = new ArrayList<Watch>();
        for (var place : places.values()) {
            for (var i = 0; i < each; i++) {
                all.add(
                        new Watch(
                                UUID.randomUUID(),
                                place.slot(),
                                place.room(),
                                theirs.get(place.slot()).get(place.room()),
                                null));
            }
        }
        return new Watches(plans.teachers(it.id()), all);
    }

    private Timetable timetable(
            Round it,
            List<Room> rooms,
            List<Examinee> examinees,
            List<SatCourse> courses,
            List<SatPart> parts) {
        return new Timetable(
                plans.slots(it.id()),
                rooms,
                clashes(examinees),
                new RoomLimit(
                        plans.teachers(it.id()).size() / number(ExamPolicies.INVIGILATORS, it)),
                courses,
                parts);
    }

    private static Map<UUID, List<Examinee>> byCourse(List<Examinee> all) {
        return all.stream()
                .collect(
                        Collectors.groupingBy(
                                Examinee::courseId, LinkedHashMap::new, Collectors.toList()));
    }

    /// Into as few parts as the rooms allow, of even size.
    static <T> List<List<T>> split(List<T> heads, int most) {
        var many = (heads.size() + most - 1) / most;
        var parts = new ArrayList<List<T>>();
        for (var i = 0; i < many; i++) {
            parts.add(heads.subList(heads.size() * i / many, heads.size() * (i + 1) / many));
        }
        return parts;
    }

    /// Each pair of courses once, with how many sit both.
    static List<Clash> clashes(List<Examinee> all) {
        var pairs = new HashMap<List<UUID>, Integer>();
        all.stream()
                .collect(Collectors.groupingBy(Examinee::enrolmentId))
                .values()
                .forEach(own -> {
                    var courses =
                            own.stream()
                                    .map(Examinee::courseId)
                                    .filter(Objects::nonNull)
                                    .sorted(Comparator.naturalOrder())
                                    .toList();
                    for (var i = 0; i < courses.size(); i++) {
                        for (var j = i + 1; j < courses.size(); j++) {
                            pairs.merge(List.of(courses.get(i), courses.get(j)), 1, Integer::sum);
                        }
                    }
                });
        return pairs.entrySet().stream()
                .map(it -> new Clash(it.getKey().getFirst(), it.getKey().getLast(), it.getValue()))
                .toList();
    }

    private int number(NumberPolicy policy, Round it) {
        return policies.value(policy, it.institutionId(), LocalDate.now(clock));
    }
}
