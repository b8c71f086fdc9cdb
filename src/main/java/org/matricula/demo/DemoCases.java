package org.matricula.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.matricula.demo.DemoStage.Wish;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.workflow.decide.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/// Applications at every step of every kind: for each office one that waits there, some of them too
/// long, and one that has gone through all; besides what else becomes of applications.
///
/// What the rules refuse on the day of the first start (a leave in the wrong week) is left out: the
/// demonstration never breaks one.
@Component
class DemoCases {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCases.class);

    /// More offices than any drawing has.
    private static final int MOST_OFFICES = 9;

    private final DemoStage stage;
    private final DemoRows rows;
    private final InventedWords words;
    private final Clock clock;

    DemoCases(DemoStage stage, DemoRows rows, InventedWords words, Clock clock) {
        this.stage = stage;
        this.rows = rows;
        this.words = words;
        this.clock = clock;
    }

    private interface Scene {
        void play();
    }

    void play(Institutions.Built built, Map<String, Actor> people) {
        var today = LocalDate.now(clock);
        college(DemoCast.college(people, undisturbed(built.department(), today), words, today));
        school(DemoCast.school(people, undisturbed(built.schoolClass(), today), words, today));
        open(DemoCast.open(people, undisturbed(built.point(), today), words, today));
    }

    private List<DemoRows.Enrolled> undisturbed(UUID unit, LocalDate today) {
        var before = DemoCast.leaveFrom(today);
        return Acting.call(Actor.system("demo"), () -> rows.undisturbed(unit, before));
    }

    private void college(DemoCast cast) {
        var today = LocalDate.now(clock);
        everyOffice(cast, daysAgo -> leave(cast, 10));
        everyOfficeOnLeave(cast);
        everyOffice(cast, daysAgo -> cast.wishes().withdrawal(today.plusDays(14)));
        everyOffice(cast, daysAgo -> cast.wishes().automatic(today.minusDays(daysAgo)));
        endings(cast);
        byThemselves(cast);
        scene(() -> overdueLeave(cast, today.minusDays(6)));
        scene(() -> overdueLeave(cast, today.minusDays(17)));
        scene(() -> reversals(cast));
        scene(() -> inTheirPlace(cast));
    }

    private void school(DemoCast cast) {
        everyOffice(cast, daysAgo -> leave(cast, 10));
        everyOfficeOnLeave(cast);
        scene(() -> {
            var guardian = cast.who("guardian");
            var ward = own(guardian);
            stage.submit(guardian, 1, ward, leave(cast, 15));
        });
        scene(() -> {
            var id = stage.submit(cast.filer(), 16, cast.student(), leave(cast, 12));
            stage.decide(cast.who("class-teacher"), 14, id, Verdict.RETURN, "return");
        });
    }

    private void open(DemoCast cast) {
        var today = LocalDate.now(clock);
        everyOffice(cast, daysAgo -> cast.wishes().leave(cast.next(), cast.next().plusMonths(5)));
        everyOfficeOnLeave(cast);
        everyOffice(cast, daysAgo -> cast.wishes().withdrawal(today.plusDays(14)));
        everyOffice(cast, daysAgo -> cast.wishes().automatic(today.minusDays(daysAgo)));
    }

    private interface Asked {
        Wish filed(int daysAgo);
    }

    /// One that waits at each office, by turns since yesterday and too long, and one granted.
    private void everyOffice(DemoCast cast, Asked asked) {
        for (var offices = 0; offices < MOST_OFFICES; offices++) {
            if (!waits(cast, cast.student(), offices, asked)) {
                return;
            }
        }
    }

    /// The same for those who are on leave already: it goes on, or ends.
    private void everyOfficeOnLeave(DemoCast cast) {
        var last = cast.leaveLast();
        onLeave(cast, daysAgo -> cast.wishes().extension(last.plusDays(1), last.plusMonths(4)));
        onLeave(cast, daysAgo -> cast.wishes().comingBack(back(cast)));
    }

    private void onLeave(DemoCast cast, Asked asked) {
        for (var offices = 0; offices < MOST_OFFICES; offices++) {
            var student = cast.student();
            scene(() -> granted(cast, student, cast.leaveFrom(), cast.leaveLast()));
            if (!waits(cast, student, offices, asked)) {
                return;
            }
        }
    }

    private boolean waits(DemoCast cast, UUID student, int offices, Asked asked) {
        var since = offices % 2 == 0 ? 1 : 9;
        var filed = since + offices;
        var waiting = new boolean[1];
        scene(() -> {
            var id = stage.submit(cast.filer(), filed, student, asked.filed(filed));
            waiting[0] = stage.approve(id, filed - 1, offices, cast.filer(), cast.offices());
        });
        return waiting[0];
    }

    /// Refused, retracted, sent back, half-written.
    private void endings(DemoCast cast) {
        scene(() -> {
            var id = stage.submit(cast.filer(), 12, cast.student(), leave(cast, 10));
            stage.decide(cast.who("counsellor"), 11, id, Verdict.APPROVE, "approve");
            stage.decide(cast.who("department-registrar"), 10, id, Verdict.REFUSE, "refuse");
        });
        scene(() -> {
            var id = stage.submit(cast.filer(), 5, cast.student(), leave(cast, 10));
            stage.retract(cast.filer(), 4, id);
        });
        scene(() -> {
            var id = stage.submit(cast.filer(), 18, cast.student(), leave(cast, 20));
            stage.decide(cast.who("counsellor"), 16, id, Verdict.RETURN, "return");
        });
        scene(() -> stage.draft(cast.filer(), 2, cast.student(), leave(cast, 20)));
    }

    /// What the two students with accounts have in hand themselves.
    private void byThemselves(DemoCast cast) {
        scene(() -> {
            var student = cast.who("student");
            stage.draft(student, 1, own(student), leave(cast, 20));
        });
        scene(() -> {
            var student = cast.who("student2");
            var id = stage.submit(student, 6, own(student), leave(cast, 20));
            stage.decide(cast.who("counsellor"), 4, id, Verdict.RETURN, "return");
        });
    }

    /// A leave that is over, and nobody has come back.
    private void overdueLeave(DemoCast cast, LocalDate lastOn) {
        granted(cast, cast.student(), lastOn.minusMonths(4), lastOn);
    }

    private void reversals(DemoCast cast) {
        for (var approved : List.of(true, false)) {
            var student = cast.student();
            var id = granted(cast, student, cast.leaveFrom(), cast.leaveLast());
            var reversal = stage.reverse(cast.who("registrar"), 3, id);
            if (approved) {
                stage.decide(cast.who("registrar2"), 2, reversal, Verdict.APPROVE, "approve");
            }
        }
    }

    /// A deputy decides, and a turn is handed over.
    private void inTheirPlace(DemoCast cast) {
        var department = cast.who("department-registrar");
        var deputy = cast.who("teacher");
        stage.deputise(department, 7, deputy, LocalDate.now(clock).minusDays(7), 21);
        var id = stage.submit(cast.filer(), 6, cast.student(), leave(cast, 10));
        stage.decide(cast.who("counsellor"), 5, id, Verdict.APPROVE, "approve");
        stage.decide(deputy, 4, id, Verdict.APPROVE, "approve");
        stage.handOver(cast.who("registrar"), 2, id, cast.who("registrar2"));
    }

    /// Applied for the day after it began: illness asks nobody first.
    private UUID granted(DemoCast cast, UUID student, LocalDate from, LocalDate lastOn) {
        var filed = (int) ChronoUnit.DAYS.between(from, LocalDate.now(clock)) - 1;
        var id = stage.submit(cast.filer(), filed, student, cast.wishes().leave(from, lastOn));
        stage.approve(id, filed - 1, MOST_OFFICES, cast.filer(), cast.offices());
        return id;
    }

    private Wish leave(DemoCast cast, int inDays) {
        var from = LocalDate.now(clock).plusDays(inDays);
        return cast.wishes().leave(from, from.plusMonths(5).minusDays(1));
    }

    /// Who studies at an open university comes back with a term.
    private LocalDate back(DemoCast cast) {
        return cast.leaveLast().isAfter(cast.next())
                ? cast.next()
                : LocalDate.now(clock).plusDays(12);
    }

    private UUID own(Actor who) {
        return Acting.call(
                        Actor.system("demo"),
                        () -> rows.behind(Objects.requireNonNull(who.account())))
                .enrolmentId();
    }

    private static void scene(Scene it) {
        try {
            it.play();
        } catch (Refused | Absent | IllegalStateException left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }
}
