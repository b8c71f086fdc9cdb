package org.matricula.change.year;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Destinations;
import org.matricula.change.student.Superior;
import org.matricula.kernel.Refusal;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policies;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.Application;
import org.matricula.workflow.Evidence;
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
    private final Superior superior;

    YearRules(
            ChangeRules rules,
            Destinations destinations,
            Registry registry,
            Policies policies,
            Superior superior) {
        this.rules = rules;
        this.destinations = destinations;
        this.registry = registry;
        this.policies = policies;
        this.superior = superior;
    }

    /// 区县教育行政部门核办: in a primary or secondary school the authority decides; where it is not on the
    /// register, its paper is handed in.
    Optional<Evidence> authority(Application it) {
        return it.subject().education().equals("school") && !superior.onRegister(it)
                ? Optional.of(Evidence.required("superior-approval"))
                : Optional.empty();
    }

    /// @param step how many years of study the student moves: 1 ahead, -1 back
    List<Refusal> refusals(
            StatusVerb verb,
            int step,
            YearRequest form,
            Application it,
            FlagPolicy allowed,
            NumberPolicy times) {
        var student = it.subject().id();
        var institution = it.subject().institution();
        var level = registry.on(student, form.on()).gradeLevel();
        var most = policies.value(times, institution, it.on());
        var so = destinations.times(student, verb);
        var all = new ArrayList<>(rules.refusals(StandingChange.of(student, verb, form.on()), it));
        all.addAll(
                Refusal.all(
                        Refusal.when(
                                !policies.value(allowed, institution, it.on()), "year.not-allowed"),
                        Refusal.when(so >= most, "year.times", most, so),
                        Refusal.when(level == null, "year.none"),
                        Refusal.when(level != null && level + step < 1, "year.first"),
                        destinations.elsewhere(institution, form.unit(), form.on()),
                        destinations.otherYear(form.unit(), after(level, step)),
                        destinations.full(institution, form.unit(), form.on())));
        return all;
    }

    StandingChange change(StatusVerb verb, int step, UUID student, YearRequest form) {
        return StandingChange.of(student, verb, form.on())
                .to(form.unit(), after(registry.on(student, form.on()).gradeLevel(), step));
    }

    private static @Nullable Integer after(@Nullable Integer level, int step) {
        return level == null ? null : level + step;
    }
}
