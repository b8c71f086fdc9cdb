package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.Equivalence;
import org.matricula.curriculum.PlannedCourse;

/// 自动提出认定: the same course first, then what the school has decided to be equal. A result is used
/// once; what the programme does not plan, or the student has already, is not proposed.
///
/// @param planned the courses of the programme followed from now on
/// @param had courses that count there already
/// @param keepMark whether a result from outside keeps its mark
record Matching(
        List<PlannedCourse> planned,
        List<Equivalence> equivalences,
        Set<UUID> had,
        boolean keepMark,
        boolean certificates) {

    List<Proposal> of(List<Available> results) {
        var found = new ArrayList<Proposal>();
        var left = new ArrayList<>(results);
        var done = new HashSet<>(had);
        for (var course : planned) {
            if (!done.contains(course.courseId())) {
                left.stream()
                        .filter(it -> same(it, course))
                        .findFirst()
                        .ifPresent(it -> {
                            found.add(
                                    new Proposal(
                                            course.courseId(),
                                            null,
                                            "equal-course",
                                            least(course.credits(), it.credits()),
                                            it.own() || keepMark,
                                            List.of(it)));
                            left.remove(it);
                            done.add(course.courseId());
                        });
            }
        }
        var byId =
                planned.stream()
                        .collect(Collectors.toMap(PlannedCourse::courseId, it -> it, (a, b) -> a));
        for (var it : equivalences) {
            met(it, left)
                    .filter(used -> it.to().stream().allMatch(to -> free(to, byId, done)))
                    .ifPresent(used -> {
                        found.addAll(decided(it, used, byId));
                        left.removeAll(used);
                        it.to().forEach(to -> done.add(to.courseId()));
                    });
        }
        return found;
    }

    private static boolean free(Equivalence.To to, Map<UUID, PlannedCourse> byId, Set<UUID> done) {
        return byId.containsKey(to.courseId()) && !done.contains(to.courseId());
    }

    private List<Proposal> decided(
            Equivalence it, List<Available> used, Map<UUID, PlannedCourse> byId) {
        var keeps =
                !it.kind().equals("exempts")
                        && (used.stream().allMatch(Available::own) || keepMark);
        var all = new ArrayList<Proposal>();
        for (var to : it.to()) {
            var course = byId.get(to.courseId());
            if (course != null) {
                all.add(
                        new Proposal(
                                to.courseId(),
                                it.id(),
                                "equivalence",
                                to.credits() == null ? course.credits() : to.credits(),
                                keeps,
                                used));
            }
        }
        return all;
    }

    /// A course of ours by itself; another school's only where ID and name both agree.
    private static boolean same(Available it, PlannedCourse course) {
        return it.own()
                ? course.courseId().equals(it.courseId())
                : it.kind().equals("course")
                        && it.code().equals(course.code())
                        && it.name().equals(course.name());
    }

    /// One result for each course on the left, or nothing.
    private Optional<List<Available>> met(Equivalence it, List<Available> left) {
        if (it.kind().equals("exempts") && !certificates) {
            return Optional.empty();
        }
        var used = new ArrayList<Available>();
        for (var from : it.from()) {
            var one =
                    left.stream()
                            .filter(result -> !used.contains(result))
                            .filter(result ->
                                    it.own()
                                            ? from.courseId() != null
                                                    && from.courseId().equals(result.courseId())
                                            : !result.own()
                                                    && it.from(result.origin())
                                                    && from.meets(result.code(), result.name()))
                            .findFirst();
            if (one.isEmpty()) {
                return Optional.empty();
            }
            used.add(one.get());
        }
        return Optional.of(used);
    }

    private static @Nullable BigDecimal least(
            @Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one : one.min(other);
    }
}
