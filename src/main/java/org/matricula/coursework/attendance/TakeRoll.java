package org.matricula.coursework.attendance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Holder;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.policy.Policies;
import org.matricula.registry.AccountLinks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 点名: a lesson's whole roll at once. Whoever is not told of was there. What is changed later is
/// struck with its reason and stays readable; whoever comes to the number of absences the school
/// has set is told, with the class's teacher (普通高等学校学生管理规定 on absence without leave; the number is
/// the school's).
@Service
class TakeRoll {

    private static final int LESSONS = 16;

    /// @param recorded how many absences were added, `struck` how many taken back
    record Taken(int recorded, int struck) {}

    private final MissedLessons missedLessons;
    private final Policies policies;
    private final Holders holders;
    private final AccountLinks links;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    TakeRoll(
            MissedLessons missedLessons,
            Policies policies,
            Holders holders,
            AccountLinks links,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.missedLessons = missedLessons;
        this.policies = policies;
        this.holders = holders;
        this.links = links;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param missed who missed the lesson and how; everybody else was there
    /// @param why owed where something recorded is changed
    @Transactional
    Taken take(
            UUID task,
            LocalDate day,
            int lesson,
            Map<UUID, AbsenceKind> missed,
            @Nullable String why) {
        missedLessons.hold(task);
        var it = missedLessons.lesson(task);
        var by = AttendancePolicies.measure(policies, it.institutionId(), day);
        var roll = missedLessons.roll(task, day, lesson, by);
        var known = new LinkedHashMap<UUID, RollLine>();
        roll.forEach(line -> known.put(line.enrolmentId(), line));
        if (!known.keySet().containsAll(missed.keySet())) {
            throw new Absent("enrolment");
        }
        var gone = new ArrayList<UUID>();
        var added = new LinkedHashMap<UUID, AbsenceKind>();
        known.forEach((enrolment, line) -> {
            var now = missed.get(enrolment);
            if (line.kind() != null && (now == null || !now.code().equals(line.kind()))) {
                gone.add(enrolment);
            }
            if (now != null && !now.code().equals(line.kind())) {
                added.put(enrolment, now);
            }
        });
        Refused.unlessEmpty(refusals(it, day, lesson, !gone.isEmpty(), why));
        var at = clock.instant();
        missedLessons.taken(task, day, lesson, at);
        if (gone.isEmpty() && added.isEmpty()) {
            return new Taken(0, 0);
        }
        var touched = List.copyOf(added.keySet());
        var before = missedLessons.counted(touched, it.from(), it.until(), by.lates());
        if (!gone.isEmpty()) {
            missedLessons.strike(task, day, lesson, gone, why.strip(), at);
        }
        missedLessons.add(task, day, lesson, added, at);
        tell(it, known, before, missedLessons.counted(touched, it.from(), it.until(), by.lates()));
        ledger.record(
                Act.of("coursework.take-roll", "task:" + task)
                        .at(it.scopePos())
                        .because(gone.isEmpty() ? null : why.strip())
                        .to(
                                Map.of(
                                        "on",
                                        day.toString(),
                                        "lesson",
                                        lesson,
                                        "recorded",
                                        added.size(),
                                        "struck",
                                        gone.size())));
        return new Taken(added.size(), gone.size());
    }

    private List<Refusal> refusals(
            Lesson it, LocalDate day, int lesson, boolean changing, @Nullable String why) {
        var today = LocalDate.now(clock);
        var open = policies.value(AttendancePolicies.OPEN_DAYS, it.institutionId(), today);
        var mine = it.mine();
        return Refusal.all(
                mine || Acting.now().holds("registrar", "department-registrar")
                        ? null
                        : Refusal.forbidden("attendance.teacher"),
                day.isBefore(it.from()) || !day.isBefore(it.until())
                        ? Refusal.input(
                                "day",
                                "attendance.term",
                                it.from().toString(),
                                it.until().minusDays(1).toString())
                        : null,
                day.isAfter(today) ? Refusal.input("day", "attendance.future") : null,
                mine && day.plusDays(open).isBefore(today)
                        ? Refusal.input("day", "attendance.closed", String.valueOf(open))
                        : null,
                lesson < 1 || lesson > LESSONS
                        ? Refusal.input("lesson", "attendance.lesson", String.valueOf(LESSONS))
                        : null,
                changing && (why == null || why.isBlank())
                        ? Refusal.input("reason", "attendance.why")
                        : null);
    }

    /// Once when the number is reached, and once at each step the school has set beyond it.
    private void tell(
            Lesson it,
            Map<UUID, RollLine> known,
            Map<UUID, Integer> before,
            Map<UUID, Integer> after) {
        var today = LocalDate.now(clock);
        var least = policies.value(AttendancePolicies.WARN_AT, it.institutionId(), today);
        var every = policies.value(AttendancePolicies.WARN_EVERY, it.institutionId(), today);
        after.forEach((enrolment, counted) -> {
            if (step(counted, least, every)
                    <= step(before.getOrDefault(enrolment, 0), least, every)) {
                return;
            }
            var whom = new ArrayList<UUID>();
            var person = missedLessons.person(enrolment);
            if (person != null) {
                whom.addAll(links.parties(person, today));
            }
            for (var role : List.of("class-teacher", "counsellor")) {
                holders.holding(role, it.unitId(), today).stream()
                        .map(Holder::account)
                        .forEach(whom::add);
            }
            var line = known.get(enrolment);
            notices.tell(
                    whom,
                    "notice.attendance.warn",
                    "/students/" + line.studentNumber(),
                    line.name(),
                    it.term(),
                    String.valueOf(counted));
        });
    }

    private static int step(int counted, int least, int every) {
        if (counted < least) {
            return 0;
        }
        return every == 0 ? 1 : 1 + (counted - least) / every;
    }
}
