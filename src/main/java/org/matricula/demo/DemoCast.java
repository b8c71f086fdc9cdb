package org.matricula.demo;

import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.matricula.kernel.Actor;

/// Who plays at one institution, and when.
///
/// @param filer applies in the students' place, and never decides
/// @param offices whoever decides
/// @param students about whom nothing is known but that they came
/// @param leaveFrom first day of the leaves that have begun, `leaveLast` their last
/// @param next when the next term begins
record DemoCast(
        Map<String, Actor> people,
        Actor filer,
        List<Actor> offices,
        ArrayDeque<DemoRows.Enrolled> students,
        DemoWishes wishes,
        LocalDate leaveFrom,
        LocalDate leaveLast,
        LocalDate next) {

    /// Days into the term, so that an application for it still lies within.
    private static final int INTO_TERM = 8;

    private static final int LONG_ENOUGH = 25;

    static DemoCast college(
            Map<String, Actor> people,
            Collection<DemoRows.Enrolled> students,
            InventedWords words,
            LocalDate today) {
        return of(
                people,
                "counsellor2",
                List.of(
                        "counsellor",
                        "department-registrar",
                        "registrar",
                        "academic-office-head",
                        "vice-principal"),
                students,
                new DemoWishes(words, false),
                today,
                today.plusDays(20));
    }

    /// An extension has to be asked for fifteen working days ahead.
    static DemoCast school(
            Map<String, Actor> people,
            Collection<DemoRows.Enrolled> students,
            InventedWords words,
            LocalDate today) {
        return of(
                people,
                "class-teacher2",
                List.of("class-teacher", "school-registrar", "principal"),
                students,
                new DemoWishes(words, true),
                today,
                today.plusDays(40));
    }

    /// Only one change a term: whatever follows a leave follows in the next one.
    static DemoCast open(
            Map<String, Actor> people,
            Collection<DemoRows.Enrolled> students,
            InventedWords words,
            LocalDate today) {
        return of(
                people,
                "point-reviewer2",
                List.of("point-reviewer", "branch-reviewer", "province-reviewer"),
                students,
                new DemoWishes(words, false),
                today,
                nextTerm(today).plusDays(6));
    }

    private static DemoCast of(
            Map<String, Actor> people,
            String filer,
            List<String> offices,
            Collection<DemoRows.Enrolled> students,
            DemoWishes wishes,
            LocalDate today,
            LocalDate leaveLast) {
        return new DemoCast(
                people,
                Objects.requireNonNull(people.get(filer)),
                offices.stream().map(people::get).map(Objects::requireNonNull).toList(),
                new ArrayDeque<>(students),
                wishes,
                leaveFrom(today),
                leaveLast,
                nextTerm(today));
    }

    Actor who(String name) {
        return Objects.requireNonNull(people.get(name), name);
    }

    UUID student() {
        return students.remove().enrolmentId();
    }

    /// Early in this term, or in the last one where this has hardly begun.
    static LocalDate leaveFrom(LocalDate today) {
        var begun = termBegun(today);
        var from = begun.plusDays(INTO_TERM);
        return today.minusDays(LONG_ENOUGH).isBefore(from)
                ? termBegun(begun.minusDays(1)).plusDays(INTO_TERM)
                : from;
    }

    private static LocalDate termBegun(LocalDate today) {
        var autumn = LocalDate.of(today.getYear(), 9, 1);
        var spring = LocalDate.of(today.getYear(), 2, 22);
        return !today.isBefore(autumn)
                ? autumn
                : !today.isBefore(spring) ? spring : autumn.minusYears(1);
    }

    private static LocalDate nextTerm(LocalDate today) {
        var begun = termBegun(today);
        return begun.getMonthValue() == 9
                ? LocalDate.of(begun.getYear() + 1, 2, 22)
                : LocalDate.of(begun.getYear(), 9, 1);
    }
}
