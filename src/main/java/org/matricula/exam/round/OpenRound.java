package org.matricula.exam.round;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.EnumMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.exam.ExamPolicies;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发起补考批次: dates follow from the first day of the term in which the exams are held.
@Service
public class OpenRound {

    private final Units units;
    private final Terms terms;
    private final Policies policies;
    private final RoundRows rows;
    private final Ledger ledger;
    private final Clock clock;

    OpenRound(
            Units units,
            Terms terms,
            Policies policies,
            RoundRows rows,
            Ledger ledger,
            Clock clock) {
        this.units = units;
        this.terms = terms;
        this.policies = policies;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param term whose results were failed
    /// @param endsOn last day of the exams, null for what the policy says
    /// @param closesOn day on which the entry module closes, null for what the policy says
    @Transactional
    public UUID open(
            UUID institution, UUID term, @Nullable LocalDate endsOn, @Nullable LocalDate closesOn) {
        return open(institution, Round.MAKE_UP, term, endsOn, closesOn);
    }

    /// @param kind 补考 or 毕业前清考
    /// @param term whose results were failed; of 清考 the one in which they leave
    /// @param endsOn last day of the exams; of 清考 never null
    @Transactional
    public UUID open(
            UUID institution,
            String kind,
            UUID term,
            @Nullable LocalDate endsOn,
            @Nullable LocalDate closesOn) {
        var unit = units.find(institution).filter(it -> Acting.now().scope().reaches(it.pos()));
        if (unit.isEmpty() || !unit.get().institution()) {
            throw new Absent("unit " + institution);
        }
        var all = terms.of(institution);
        var failed = all.stream().filter(it -> it.id().equals(term)).findFirst().orElse(null);
        if (failed == null) {
            throw new Refused(Refusal.input("term", "exam.term"));
        }
        var clearance = clearance(institution, kind, endsOn);
        var held =
                clearance
                        ? failed
                        : all.stream()
                                .filter(it -> !it.from().isBefore(failed.until()))
                                .reduce((later, earlier) -> earlier)
                                .orElseThrow(() -> new Refused(Refusal.rule("exam.no-next-term")));
        var ends = endsOn == null ? lastDay(institution, held) : endsOn;
        var closes =
                closesOn == null
                        ? ends.plusDays(days(ExamPolicies.CLOSES_AFTER, institution))
                        : closesOn;
        var due = ends.plusDays(days(ExamPolicies.RESULTS_AFTER, institution));
        Refused.unlessEmpty(
                Refusal.all(
                        held.contains(ends)
                                ? null
                                : Refusal.input("endsOn", "exam.outside-term", held.name()),
                        closes.isAfter(due)
                                ? null
                                : Refusal.input("closesOn", "exam.closes-early", due.toString())));
        var id =
                rows.open(
                                new NewRound(institution, kind, term, held.id(), ends, due, closes),
                                clock.instant())
                        .orElseThrow(() ->
                                new Refused(Refusal.conflict("exam.round-twice", failed.name())));
        rows.steps(id, due(institution, ends, due, closes));
        ledger.record(
                Act.of("exam.open-round", "exam-round:" + id)
                        .at(unit.get().pos())
                        .to(
                                Map.of(
                                        "kind",
                                        kind,
                                        "term",
                                        failed.year() + " " + failed.name(),
                                        "ends",
                                        ends.toString())));
        return id;
    }

    /// Whether it is one; its day follows from no week of the term.
    private boolean clearance(UUID institution, String kind, @Nullable LocalDate endsOn) {
        if (kind.equals(Round.MAKE_UP)) {
            return false;
        }
        var allowed = policies.value(ExamPolicies.CLEARANCE, institution, LocalDate.now(clock));
        Refused.unlessEmpty(
                Refusal.all(
                        kind.equals(Round.CLEARANCE) ? null : Refusal.input("kind", "exam.kind"),
                        allowed ? null : Refusal.rule("exam.clearance-off").at("kind"),
                        endsOn == null ? Refusal.input("endsOn", "field.missing") : null));
        return true;
    }

    /// Sunday of the week the policy names.
    LocalDate lastDay(UUID institution, Term held) {
        int week = policies.value(ExamPolicies.WEEK, institution, LocalDate.now(clock));
        return held.from()
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plusWeeks(week)
                .minusDays(1);
    }

    private Map<ExamStep, LocalDate> due(
            UUID institution, LocalDate ends, LocalDate results, LocalDate closes) {
        var list = ends.minusDays(days(ExamPolicies.LIST_BEFORE, institution));
        var plan = ends.minusDays(days(ExamPolicies.PLAN_BEFORE, institution));
        var notice = ends.minusDays(days(ExamPolicies.NOTICE_BEFORE, institution));
        var due = new EnumMap<ExamStep, LocalDate>(ExamStep.class);
        due.put(ExamStep.LIST, list);
        due.put(ExamStep.PAPERS, list);
        due.put(ExamStep.PLAN, plan);
        due.put(ExamStep.ORDER, plan);
        due.put(ExamStep.NOTICE, notice);
        due.put(ExamStep.PACKING, ends.minusDays(2));
        due.put(ExamStep.SITTING, ends);
        due.put(ExamStep.MARKING, results);
        due.put(ExamStep.PUBLICATION, closes.minusDays(1));
        due.put(ExamStep.ASSESSED, results);
        return due;
    }

    private int days(DaysPolicy policy, UUID institution) {
        return policies.value(policy, institution, LocalDate.now(clock));
    }
}
