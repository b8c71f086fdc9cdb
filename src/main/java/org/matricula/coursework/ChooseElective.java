package org.matricula.coursework;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.curriculum.Programmes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 学生选课: within the window, by the rules of course registration, without a clash, and as long as
/// there is a place; else onto the waiting list, in the order of choosing. Nobody overtakes the
/// list.
@Service
public class ChooseElective {

    /// One elective as its student sees it.
    ///
    /// @param state `taken`, `waiting`, `refused`, null where it is not chosen
    /// @param open whether it may be chosen or withdrawn now
    public record Line(
            Offering of,
            UUID enrolmentId,
            @Nullable String state,
            @Nullable String refusedWhy,
            boolean open) {}

    private final Offerings offerings;
    private final LessonClashes clashes;
    private final Tasks tasks;
    private final Candidacies candidacies;
    private final CountedGrades counted;
    private final Programmes programmes;
    private final Registry registry;
    private final Units units;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    ChooseElective(
            Offerings offerings,
            LessonClashes clashes,
            Tasks tasks,
            Candidacies candidacies,
            CountedGrades counted,
            Programmes programmes,
            Registry registry,
            Units units,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.offerings = offerings;
        this.clashes = clashes;
        this.tasks = tasks;
        this.candidacies = candidacies;
        this.counted = counted;
        this.programmes = programmes;
        this.registry = registry;
        this.units = units;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Line> own() {
        var now = clock.instant();
        var choosable = offerings.choosable(counted.own());
        var all =
                offerings
                        .of(choosable.stream().map(Offerings.Choosable::taskId).distinct().toList())
                        .stream()
                        .collect(Collectors.toMap(Offering::taskId, Function.identity()));
        return choosable.stream()
                .map(it -> {
                    var of = all.get(it.taskId());
                    return new Line(
                            of, it.enrolmentId(), it.state(), it.refusedWhy(), of.openAt(now));
                })
                .toList();
    }

    /// @return whether there was a place; else the student waits for one
    @Transactional
    boolean choose(UUID task, UUID enrolment) {
        mine(enrolment);
        offerings.holdChooser(enrolment);
        offerings.hold(task);
        var own = own();
        var line =
                own.stream()
                        .filter(it -> it.of().taskId().equals(task))
                        .filter(it -> it.enrolmentId().equals(enrolment))
                        .findFirst()
                        .orElseThrow(() -> new Absent("elective " + task));
        var it = line.of();
        var standing =
                own.stream()
                        .filter(one -> one.enrolmentId().equals(enrolment))
                        .filter(one -> "taken".equals(one.state()) || "waiting".equals(one.state()))
                        .filter(one -> one.of().termId().equals(it.termId()))
                        .map(Line::of)
                        .toList();
        Refused.unlessEmpty(
                Refusal.all(
                        line.open() ? null : Refusal.conflict("elective.closed"),
                        standing.stream().anyMatch(one -> one.taskId().equals(task))
                                ? Refusal.conflict("elective.chosen", it.course())
                                : null));
        Refused.unlessEmpty(refusals(it, enrolment, standing));
        var taken = !it.lot() && it.free() > 0 && it.waiting() == 0;
        offerings.choose(task, enrolment, taken, clock.instant());
        record("coursework.choose", it, enrolment, taken ? "taken" : "waiting");
        return taken;
    }

    @Transactional
    void withdraw(UUID task, UUID enrolment) {
        mine(enrolment);
        offerings.holdChooser(enrolment);
        offerings.hold(task);
        var it = offerings.get(task);
        if (!it.openAt(clock.instant())) {
            throw new Refused(Refusal.conflict("elective.closed"));
        }
        var was =
                offerings
                        .withdraw(task, enrolment, clock.instant())
                        .orElseThrow(() -> new Refused(Refusal.conflict("elective.not-chosen")));
        record("coursework.withdraw-choice", it, enrolment, was);
    }

    private List<Refusal> refusals(Offering it, UUID enrolment, List<Offering> standing) {
        var who = registry.get(enrolment);
        var unit = units.get(who.unit());
        var programme =
                unit.entryYear() == null
                        ? null
                        : programmes
                                .followed(unit.id(), unit.stage(), unit.entryYear())
                                .orElse(null);
        if (programme == null) {
            return List.of(Refusal.rule("task.programme", unit.name()));
        }
        var candidacy =
                candidacies
                        .joining(
                                tasks.get(it.taskId()),
                                List.of(enrolment),
                                programme.id(),
                                unit.id())
                        .stream()
                        .map(Candidacy::refusal)
                        .filter(java.util.Objects::nonNull)
                        .findFirst()
                        .orElse(null);
        var most = policies.value(ElectivePolicies.MOST, it.institutionId(), LocalDate.now(clock));
        return Refusal.all(
                candidacy == null
                        ? null
                        : Refusal.rule("course-registration." + candidacy, who.name(), it.course()),
                standing.size() >= most
                        ? Refusal.rule("elective.most", String.valueOf(most))
                        : null,
                standing.stream()
                        .filter(one -> one.courseId().equals(it.courseId()))
                        .findFirst()
                        .map(one -> Refusal.rule("elective.same-course", one.course(), one.unit()))
                        .orElse(null),
                clashes.with(enrolment, it.taskId())
                        .map(course -> Refusal.rule("elective.clash", course))
                        .orElse(null));
    }

    private void mine(UUID enrolment) {
        if (!counted.own().contains(enrolment)) {
            throw new Absent("student");
        }
    }

    private void record(String act, Offering it, UUID enrolment, String state) {
        ledger.record(
                Act.of(act, "enrolment:" + enrolment)
                        .at(it.scopePos())
                        .to(Map.of("task", it.taskId().toString(), "state", state)));
    }
}
