package org.matricula.workflow.decide;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refused;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseState;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Subjects;
import org.matricula.workflow.apply.Eligibility;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.FormReader;
import org.matricula.workflow.record.Kinds;
import org.matricula.workflow.record.Trail;
import org.matricula.workflow.walk.Minutes;
import org.matricula.workflow.walk.Parties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 生效: the last approval writes what was granted, or nothing at all.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class Conclusion {

    private final Kinds kinds;
    private final FormReader forms;
    private final Eligibility eligibility;
    private final Subjects subjects;
    private final CaseRows cases;
    private final Trail trail;
    private final Minutes minutes;
    private final Parties parties;
    private final Ledger ledger;
    private final Clock clock;

    Conclusion(
            Kinds kinds,
            FormReader forms,
            Eligibility eligibility,
            Subjects subjects,
            CaseRows cases,
            Trail trail,
            Minutes minutes,
            Parties parties,
            Ledger ledger,
            Clock clock) {
        this.kinds = kinds;
        this.forms = forms;
        this.eligibility = eligibility;
        this.subjects = subjects;
        this.cases = cases;
        this.trail = trail;
        this.minutes = minutes;
        this.parties = parties;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Refused if the record has moved meanwhile so that it may no longer be granted
    void grant(CaseView it) {
        subjects.lock(it.subject());
        Refused.unlessEmpty(eligibility.refusals(it));
        grant(kinds.get(it.kind()), it);
    }

    private <F extends Record> void grant(CaseKind<F> kind, CaseView it) {
        var form = forms.form(kind, it.fields());
        var effectiveOn = kind.effectiveOn(form, it);
        var state =
                effectiveOn.isAfter(LocalDate.now(clock))
                        ? CaseState.APPROVED
                        : CaseState.EFFECTIVE;
        // the papers name the day and the decision, so these stand before the effect
        cases.concluded(it.id(), state, clock.instant(), effectiveOn, null);
        trail.add(it, state.code(), null, null);
        var outcome = kind.effect(form, cases.get(it.id()));
        cases.concluded(it.id(), state, clock.instant(), effectiveOn, outcome);
        kind.issue(form, cases.get(it.id()), minutes.of(it));
        ledger.record(
                Act.of("case.grant", "case:" + it.id())
                        .at(it.scopePos())
                        .inCase(it.id())
                        .to(Map.of("effectiveOn", effectiveOn.toString())));
        parties.tell(it, "notice.case.granted");
    }
}
