package org.matricula.change.standing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Granting;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.Units;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Subjects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes a change of standing with its term and its papers, and takes all of it back.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Acts {

    private final ChangeRules rules;
    private final Granting granting;
    private final TimesAway timesAway;
    private final StandingPapers papers;
    private final Subjects subjects;
    private final Registry registry;
    private final Units units;
    private final Clock clock;

    Acts(
            ChangeRules rules,
            Granting granting,
            TimesAway timesAway,
            StandingPapers papers,
            Subjects subjects,
            Registry registry,
            Units units,
            Clock clock) {
        this.rules = rules;
        this.granting = granting;
        this.timesAway = timesAway;
        this.papers = papers;
        this.subjects = subjects;
        this.registry = registry;
        this.units = units;
        this.clock = clock;
    }

    List<Refusal> refusals(StatusVerb verb, LocalDate on, Application it) {
        return rules.refusals(StandingChange.of(it.subject().id(), verb, on), it);
    }

    Outcome write(StatusVerb verb, Act act, CaseView granted) {
        var event =
                granting.apply(
                        StandingChange.of(granted.subject(), verb, act.on())
                                .because(act.reason(), act.wish())
                                .to(act.unit(), act.gradeLevel()),
                        granted);
        var term = act.term();
        if (term != null) {
            timesAway.add(
                    subjects.get(granted.subject()),
                    granted.id(),
                    event,
                    new TimesAway.Granted(term.kind(), act.on(), term.lastOn(), act.reason()));
        }
        return Outcome.of(event);
    }

    void form(CaseKind<?> kind, CaseView granted, LocalDate on, Proceedings proceedings) {
        papers.form(kind, granted, on, proceedings);
    }

    Outcome reverse(CaseView granted, CaseView reversal, String reason) {
        timesAway.reversed(granted.id(), clock.instant());
        return granting.reverse(granted, reversal, reason);
    }

    /// The class to come into lies within the school, and the year is the one left or a neighbour.
    List<Refusal> placing(
            @Nullable UUID unit, @Nullable Integer gradeLevel, LocalDate on, Application it) {
        var left = registry.get(it.subject().id()).gradeLevel();
        return Refusal.all(
                unit == null || within(unit, on, it)
                        ? null
                        : Refusal.rule("return.elsewhere").at("unit"),
                gradeLevel == null || left == null || Math.abs(gradeLevel - left) <= 1
                        ? null
                        : Refusal.rule("return.jump", left).at("gradeLevel"));
    }

    private boolean within(UUID unit, LocalDate on, Application it) {
        return units.find(unit)
                .filter(found -> found.openOn(on))
                .filter(found -> it.subject().institution().equals(found.institutionId()))
                .isPresent();
    }
}
