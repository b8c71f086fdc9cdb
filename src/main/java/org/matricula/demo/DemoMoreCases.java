package org.matricula.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;
import org.matricula.demo.DemoStage.Wish;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Applications at every step of the kinds that stand on what other modules bring: places held for
/// service, another programme, another card, information put right.
@Component
class DemoMoreCases {

    private static final Logger LOG = LoggerFactory.getLogger(DemoMoreCases.class);
    private static final int MOST_OFFICES = 9;
    private static final int STUDENTS = 12;
    private static final int UNCHECKED = 3;

    private final DemoStage stage;
    private final DemoRows rows;
    private final InventedWords words;
    private final Clock clock;

    DemoMoreCases(DemoStage stage, DemoRows rows, InventedWords words, Clock clock) {
        this.stage = stage;
        this.rows = rows;
        this.words = words;
        this.clock = clock;
    }

    void play(Institutions.Built built, Map<String, Actor> people) {
        var today = LocalDate.now(clock);
        var wishes = new DemoWishes(words, false);
        var filer = who(people, "counsellor2");
        var offices =
                List.of(
                        who(people, "counsellor"),
                        who(people, "department-registrar"),
                        who(people, "registrar"),
                        who(people, "academic-office-head"),
                        who(people, "vice-principal"));
        var department = built.department();
        everyOffice(
                filer,
                offices,
                new ArrayDeque<>(rows.withCards(department, STUDENTS)),
                daysAgo -> wishes.card(today.minusDays(daysAgo)));
        var seniors = new ArrayDeque<>(rows.free(department, year(today) - 1, STUDENTS * 2));
        everyOffice(
                filer,
                offices,
                seniors,
                daysAgo -> wishes.service(today.plusDays(20), today.minusDays(daysAgo + 2)));
        rows.programmeWithPlaces()
                .ifPresent(major ->
                        everyOffice(
                                filer,
                                offices,
                                seniors,
                                // none is granted: the round takes applications still
                                offices.size(),
                                _ -> wishes.programme(nextTerm(today), major)));
        corrections(offices);
        transfers("transfer-in", people);
    }

    /// Handed in by their module: every office of the school agrees.
    void transfers(String kind, Map<String, Actor> people) {
        for (var id : rows.untouched(kind)) {
            try {
                var ours = rows.within(id, people.values());
                stage.approve(id, 0, MOST_OFFICES, Actor.system("demo"), ours);
            } catch (Refused | Absent | IllegalStateException left) {
                LOG.warn("left out of the demonstration: {} {}", kind, left.toString());
            }
        }
    }

    /// One that waits at each office, and one granted.
    private void everyOffice(
            Actor filer,
            List<Actor> offices,
            Deque<DemoRows.Enrolled> students,
            IntFunction<Wish> asked) {
        everyOffice(filer, offices, students, MOST_OFFICES, asked);
    }

    /// @param most of which the last has passed one office less
    private void everyOffice(
            Actor filer,
            List<Actor> offices,
            Deque<DemoRows.Enrolled> students,
            int most,
            IntFunction<Wish> asked) {
        for (var passed = 0; passed < most && !students.isEmpty(); passed++) {
            var student = students.remove().enrolmentId();
            var filed = passed + 1;
            if (!waits(filer, offices, student, passed, asked.apply(filed))) {
                return;
            }
        }
    }

    private boolean waits(Actor filer, List<Actor> offices, UUID student, int passed, Wish wish) {
        try {
            var id = stage.submit(filer, passed + 1, student, wish);
            return stage.approve(id, passed, passed, filer, offices);
        } catch (Refused | Absent | IllegalStateException left) {
            LOG.warn("left out of the demonstration: {} {}", wish.kind(), left.toString());
            return false;
        }
    }

    /// Handed in by their module; each goes one office further than the one before. The last office
    /// ticks what it has compared, which nobody does for it.
    private void corrections(List<Actor> offices) {
        var passed = 0;
        for (var id : rows.untouched("correction")) {
            if (passed >= UNCHECKED) {
                return;
            }
            try {
                stage.approve(id, passed, passed, Actor.system("demo"), offices);
            } catch (Refused | Absent | IllegalStateException left) {
                LOG.warn("left out of the demonstration: correction {}", left.toString());
            }
            passed++;
        }
    }

    private static int year(LocalDate today) {
        return today.getMonthValue() >= 9 ? today.getYear() : today.getYear() - 1;
    }

    /// When changes of programme take effect: with the next term.
    static LocalDate nextTerm(LocalDate today) {
        return today.getMonthValue() >= 9
                ? LocalDate.of(today.getYear() + 1, 2, 22)
                : today.isBefore(LocalDate.of(today.getYear(), 2, 22))
                        ? LocalDate.of(today.getYear(), 2, 22)
                        : LocalDate.of(today.getYear(), 9, 1);
    }

    private static Actor who(Map<String, Actor> people, String name) {
        return Objects.requireNonNull(people.get(name), name);
    }
}
