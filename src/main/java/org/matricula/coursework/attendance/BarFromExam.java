package org.matricula.coursework.attendance;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.coursework.HoldMark;
import org.matricula.identity.Holders;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.registry.AccountLinks;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 取消考试资格: whoever has missed the school's share of a course is proposed by its teacher or the
/// department, decided upon by another, told with the numbers, and stands as barred in the grade
/// sheet until it is lifted for a reason.
@Service
class BarFromExam {

    static final int MOST = 200;

    private final ExamBars bars;
    private final HoldMark holdMark;
    private final Units units;
    private final Policies policies;
    private final Holders holders;
    private final AccountLinks links;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    BarFromExam(
            ExamBars bars,
            HoldMark holdMark,
            Units units,
            Policies policies,
            Holders holders,
            AccountLinks links,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.bars = bars;
        this.holdMark = holdMark;
        this.units = units;
        this.policies = policies;
        this.holders = holders;
        this.links = links;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<BarCandidate> candidates(@Nullable UUID after, int most) {
        var institution = institution();
        return institution == null ? List.of() : bars.candidates(measure(institution), after, most);
    }

    @Transactional(readOnly = true)
    List<ExamBar> page(@Nullable UUID after, int most) {
        return bars.page(after, most);
    }

    /// @return how many were proposed; who has not missed so much is left out
    @Transactional
    int propose(List<UUID> grades) {
        var institution = institution();
        if (grades.isEmpty() || institution == null) {
            throw new Refused(Refusal.input("grade", "bar.none"));
        }
        var by = measure(institution);
        var over = bars.over(grades, by);
        var proposed = over.isEmpty() ? 0 : bars.propose(over, by.share(), clock.instant());
        if (proposed > 0) {
            ledger.record(
                    Act.of("coursework.propose-bar", "unit:" + institution)
                            .at(Acting.now().scope().lo())
                            .to(Map.of("students", proposed)));
        }
        return proposed;
    }

    /// @param bar whether they are barred; otherwise it is dropped, with a reason
    @Transactional
    void decide(List<UUID> ids, boolean bar, String why) {
        bars.lock(ids);
        var them = bars.of(ids);
        if (them.size() != ids.stream().distinct().count() || them.isEmpty()) {
            throw new Absent("bar");
        }
        var institution = institution();
        var over =
                institution == null
                        ? Map.<UUID, BarCandidate>of()
                        : bars
                                .over(
                                        them.stream().map(ExamBar::gradeId).toList(),
                                        measure(institution))
                                .stream()
                                .collect(
                                        Collectors.toMap(BarCandidate::grade, Function.identity()));
        var refusals = new ArrayList<Refusal>();
        for (var it : them) {
            refusals.addAll(
                    Refusal.all(
                            it.state().equals("proposed")
                                    ? null
                                    : Refusal.conflict("bar.decided", it.name()),
                            it.proposerId() != null
                                            && it.proposerId().equals(Acting.now().account())
                                    ? Refusal.forbidden("bar.own", it.name())
                                    : null,
                            bar && it.state().equals("proposed") && !over.containsKey(it.gradeId())
                                    ? Refusal.rule("bar.no-longer", it.name())
                                    : null));
        }
        if (!bar && why.isBlank()) {
            refusals.add(Refusal.input("reason", "field.missing"));
        }
        Refused.unlessEmpty(refusals);
        for (var it : them) {
            var held =
                    bar
                            ? holdMark.put(
                                    it.taskId(),
                                    it.gradeId(),
                                    "barred",
                                    null,
                                    it.missed() + "/" + it.hours())
                            : null;
            bars.decided(
                    it.id(),
                    bar ? "barred" : "dropped",
                    held,
                    why.isBlank() ? null : why.strip(),
                    clock.instant());
            if (bar) {
                told(it, "notice.attendance.barred");
            }
            recorded(it, bar ? "coursework.bar" : "coursework.drop-bar", why);
        }
        if (bar) {
            officesTold(them, "notice.attendance.barred-office");
        }
    }

    /// 恢复考试资格.
    @Transactional
    void lift(UUID id, String why) {
        bars.lock(List.of(id));
        var it = bars.of(List.of(id)).stream().findFirst().orElseThrow(() -> new Absent("bar"));
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("barred")
                                ? null
                                : Refusal.conflict("bar.not-barred", it.name()),
                        why.isBlank() ? Refusal.input("reason", "field.missing") : null));
        holdMark.lift(java.util.Objects.requireNonNull(it.heldId()), why.strip());
        bars.decided(it.id(), "lifted", null, why.strip(), clock.instant());
        told(it, "notice.attendance.bar-lifted");
        officesTold(List.of(it), "notice.attendance.bar-lifted-office");
        recorded(it, "coursework.lift-bar", why);
    }

    private void recorded(ExamBar it, String act, String why) {
        ledger.record(
                Act.of(act, "grade:" + it.gradeId())
                        .at(Acting.now().scope().lo())
                        .because(why.isBlank() ? null : why.strip())
                        .to(Map.of("missed", it.missed(), "hours", it.hours())));
    }

    private void told(ExamBar it, String key) {
        notices.tell(
                links.parties(it.personId(), LocalDate.now(clock)),
                key,
                "/own-courses",
                it.course(),
                String.valueOf(it.missed()),
                String.valueOf(it.hours()));
    }

    /// The departments of those it is about, but for whoever decided it.
    private void officesTold(List<ExamBar> them, String key) {
        var units = bars.units(them.stream().map(ExamBar::enrolmentId).toList());
        var offices = holders.holding("department-registrar", units.values(), LocalDate.now(clock));
        notices.tell(
                key,
                them.stream()
                        .flatMap(it ->
                                offices.stream()
                                        .filter(office ->
                                                office.of().equals(units.get(it.enrolmentId())))
                                        .filter(office ->
                                                !office.account().equals(Acting.now().account()))
                                        .map(office ->
                                                new Notices.Told(
                                                        office.account(),
                                                        "/exam-bars",
                                                        it.name() + " " + it.course())))
                        .toList());
    }

    private @Nullable UUID institution() {
        var unit = Acting.now().unit();
        return unit == null ? null : units.get(unit).institutionId();
    }

    private MissedLessons.Measure measure(UUID institution) {
        return AttendancePolicies.measure(policies, institution, LocalDate.now(clock));
    }
}
