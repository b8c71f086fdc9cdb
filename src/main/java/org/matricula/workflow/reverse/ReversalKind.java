package org.matricula.workflow.reverse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseState;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Subject;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.FormReader;
import org.matricula.workflow.record.Kinds;
import org.matricula.workflow.record.Trail;
import org.matricula.workflow.walk.Parties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// 撤销: a case like any other, whose effect takes another case's effect back. Both stay on record.
@Component
class ReversalKind implements CaseKind<Reversal> {

    static final String CODE = "reversal";

    private final CaseRows cases;
    private final FormReader forms;
    private final Trail trail;
    private final ObjectProvider<Kinds> kinds;
    private final Parties parties;
    private final Clock clock;

    ReversalKind(
            CaseRows cases,
            FormReader forms,
            Trail trail,
            ObjectProvider<Kinds> kinds,
            Parties parties,
            Clock clock) {
        this.cases = cases;
        this.forms = forms;
        this.trail = trail;
        this.kinds = kinds;
        this.parties = parties;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Class<Reversal> form() {
        return Reversal.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(FormField.text("of"), FormField.longText("reason"));
    }

    @Override
    public Set<String> applicants() {
        return Set.of(
                "registrar",
                "department-registrar",
                "academic-office-head",
                "vice-principal",
                "point-reviewer",
                "branch-reviewer",
                "province-reviewer");
    }

    /// Asked for at the case itself, never from the list of applications.
    @Override
    public boolean offered(Subject subject) {
        return false;
    }

    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public List<Refusal> refusals(Reversal form, Application application) {
        var granted = cases.get(form.of());
        return Refusal.all(
                granted.state().granted() ? null : Refusal.conflict("reversal.not-granted"),
                granted.kind().equals(CODE) ? Refusal.rule("reversal.of-reversal") : null,
                cases.underWay(granted.subject())
                        .map(it -> Refusal.conflict("case.under-way", String.valueOf(it.number())))
                        .orElse(null));
    }

    @Override
    public LocalDate effectiveOn(Reversal form) {
        return LocalDate.now(clock);
    }

    @Override
    public Outcome effect(Reversal form, CaseView reversal) {
        var granted = cases.lock(form.of());
        if (!granted.state().granted()) {
            throw new Refused(Refusal.conflict("reversal.not-granted"));
        }
        var outcome =
                reverse(kinds.getObject().get(granted.kind()), granted, reversal, form.reason());
        cases.state(granted.id(), CaseState.REVERSED);
        trail.add(granted, "reversed", null, form.reason());
        parties.tell(granted, "notice.case.reversed");
        return outcome;
    }

    @Override
    public Outcome reverse(Reversal form, CaseView granted, CaseView reversal, String reason) {
        throw new Refused(Refusal.rule("reversal.of-reversal"));
    }

    private <F extends Record> Outcome reverse(
            CaseKind<F> kind, CaseView granted, CaseView reversal, String reason) {
        return kind.reverse(forms.form(kind, granted.fields()), granted, reversal, reason);
    }
}
