package org.matricula.change.year;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Destinations;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.workflow.Application;
import org.springframework.stereotype.Component;

/// What repeating and skipping a year have in common: one year back or ahead, into a class of that
/// year.
@Component
class YearRules {

    /// 两周: whoever has not registered by then without leave is late (普通高等学校学生管理规定 第三十条).
    static final int REPORT_WITHIN_DAYS = 14;

    static final String[] CODES = {
        "year.not-allowed",
        "year.times",
        "year.none",
        "year.first",
        "move.elsewhere",
        "move.other-year",
        "move.full",
        "change.other-untold"
    };

    private final ChangeRules rules;
    private final Destinations destinations;
    private final Registry registry;
    private final Policies policies;

    YearRules(ChangeRules rules, Destinations destinations, Registry registry, Policies policies) {
        this.rules = rules;
        this.destinations = destinations;
        this.registry = registry;
        this.policies = policies;
    }

    List<Refusal> refusals(ChangeOfYear.Move move, YearRequest form, Application it) {
        var student = it.subject().id();
        var institution = it.subject().institution();
        var level = registry.on(student, form.on()).gradeLevel();
        var most = policies.value(move.times(), institution, it.on());
        var so = destinations.times(student, move.verb());
        var all =
                new ArrayList<>(
                        rules.refusals(
                                StandingChange.of(student, move.verb(), form.on()), it));
        all.addAll(
                Refusal.all(
                        Refusal.when(
                                !policies.value(move.allowed(), institution, it.on()),
                                "year.not-allowed"),
                        Refusal.when(so >= most, "year.times", most, so),
                        Refusal.when(level == null, "year.none"),
                        Refusal.when(level != null && level + move.step() < 1, "year.first"),
                        destinations.elsewhere(institution, form.unit(), form.on()),
                        destinations.otherYear(form.unit(), after(level, move.step())),
                        destinations.full(institution, form.unit(), form.on())));
        return all;
    }

    StandingChange change(ChangeOfYear.Move move, UUID student, YearRequest form) {
        return StandingChange.of(student, move.verb(), form.on())
                .to(
                        form.unit(),
                        after(registry.on(student, form.on()).gradeLevel(), move.step()));
    }

    private static @Nullable Integer after(@Nullable Integer level, int step) {
        return level == null ? null : level + step;
    }
}
