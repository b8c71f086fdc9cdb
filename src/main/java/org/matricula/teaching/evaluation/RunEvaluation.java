package org.matricula.teaching.evaluation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 组织课程评估: criteria, window, and the release once it is closed. Nobody reads anything before.
@Service
public class RunEvaluation {

    /// One course's results.
    public record Detail(
            EvaluationResults.Result of,
            List<EvaluationResults.Mean> means,
            List<String> comments) {}

    private static final int MOST = 10;
    private static final int LONGEST = 60;

    private final Evaluations evaluations;
    private final EvaluationResults results;
    private final Units units;
    private final Terms terms;
    private final Policies policies;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    RunEvaluation(
            Evaluations evaluations,
            EvaluationResults results,
            Units units,
            Terms terms,
            Policies policies,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.evaluations = evaluations;
        this.results = results;
        this.units = units;
        this.terms = terms;
        this.policies = policies;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Evaluation> all() {
        return evaluations.of(institution().id());
    }

    @Transactional(readOnly = true)
    List<Evaluations.Criterion> criteria() {
        return evaluations.criteria(institution().id());
    }

    /// @param names one a line; asked in this order from now on
    @Transactional
    public void criteria(String names) {
        var school = whole();
        var all =
                Arrays.stream(names.split("\\R"))
                        .map(String::strip)
                        .filter(it -> !it.isEmpty())
                        .distinct()
                        .toList();
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        all.isEmpty()
                                        || all.size() > MOST
                                        || all.stream().anyMatch(it -> it.length() > LONGEST)
                                ? Refusal.input("criteria", "evaluation.criteria", MOST, LONGEST)
                                : null,
                        evaluations.of(school.id()).stream().anyMatch(it -> it.openOn(today))
                                ? Refusal.conflict("evaluation.running")
                                : null));
        evaluations.criteria(school.id(), all, today);
        ledger.record(
                Act.of("evaluation.criteria", "unit:" + school.id())
                        .at(school.pos())
                        .to(Map.of("criteria", String.join("、", all))));
    }

    @Transactional
    public UUID open(UUID term, @Nullable LocalDate opensOn, @Nullable LocalDate closesOn) {
        var school = whole();
        var today = LocalDate.now(clock);
        Refused.unlessEmpty(
                Refusal.all(
                        terms.of(school.id()).stream().noneMatch(it -> it.id().equals(term))
                                ? Refusal.input("term", "task.term")
                                : null,
                        opensOn == null || closesOn == null
                                ? Refusal.input("opensOn", "field.missing")
                                : closesOn.isBefore(opensOn) || closesOn.isBefore(today)
                                        ? Refusal.input("closesOn", "evaluation.window")
                                        : null,
                        evaluations.criteria(school.id()).isEmpty()
                                ? Refusal.rule("evaluation.no-criteria")
                                : null));
        var id =
                evaluations
                        .open(
                                school.id(),
                                term,
                                opensOn,
                                closesOn,
                                policies.value(EvaluationPolicies.LEAST, school.id(), today),
                                clock.instant())
                        .orElseThrow(() -> new Refused(Refusal.conflict("evaluation.twice")));
        ledger.record(
                Act.of("evaluation.open", "evaluation:" + id)
                        .at(school.pos())
                        .to(Map.of("opens", opensOn.toString(), "closes", closesOn.toString())));
        return id;
    }

    /// 公布结果: the answers are mixed first; teachers are told once.
    @Transactional
    public void release(UUID evaluation) {
        var school = whole();
        evaluations.hold(evaluation);
        var it = evaluations.get(school.id(), evaluation);
        Refused.unlessEmpty(
                Refusal.all(
                        it.released() ? Refusal.conflict("evaluation.released") : null,
                        it.closedOn(LocalDate.now(clock))
                                ? null
                                : Refusal.rule("evaluation.open", it.closesOn().toString())));
        evaluations.mix(it.id());
        evaluations.released(it.id(), clock.instant());
        notices.tell(
                results.teachers(it),
                "notice.evaluation.released",
                "/evaluations/" + it.id(),
                it.term());
        ledger.record(
                Act.of("evaluation.release", "evaluation:" + it.id())
                        .at(school.pos())
                        .to(Map.of("term", it.term())));
    }

    @Transactional(readOnly = true)
    Evaluation get(UUID evaluation) {
        return evaluations.get(institution().id(), evaluation);
    }

    /// Of those who answered, of those who were asked.
    @Transactional(readOnly = true)
    int[] turnout(Evaluation it) {
        return results.turnout(it);
    }

    /// None before the release; a teacher's own.
    @Transactional(readOnly = true)
    public List<EvaluationResults.Result> results(Evaluation it) {
        return it.released() ? results.results(it, own()) : List.of();
    }

    /// @throws Absent where it may not be read: not released, too few answers, somebody else's
    @Transactional(readOnly = true)
    public Detail detail(UUID evaluation, UUID task) {
        var it = get(evaluation);
        var of =
                results(it).stream()
                        .filter(one -> one.taskId().equals(task) && one.answers() != null)
                        .findFirst()
                        .orElseThrow(() -> new Absent("evaluation of " + task));
        return new Detail(of, results.means(it.id(), task), results.comments(it.id(), task));
    }

    private static @Nullable UUID own() {
        var actor = Acting.now();
        return actor.holds("teacher") ? actor.account() : null;
    }

    /// Of the acting post.
    private Unit institution() {
        var place = Acting.now().unit();
        var institution = place == null ? null : units.get(place).institutionId();
        if (institution == null) {
            throw new Absent("institution");
        }
        return units.get(institution);
    }

    /// As above, by a post over all of it.
    private Unit whole() {
        var school = institution();
        var scope = Acting.now().scope();
        Refused.unlessEmpty(
                Refusal.all(
                        scope.reaches(school.pos()) && scope.reaches(school.posEnd())
                                ? null
                                : Refusal.forbidden("evaluation.reach", school.name())));
        return school;
    }
}
