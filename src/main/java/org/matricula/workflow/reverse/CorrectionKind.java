package org.matricula.workflow.reverse;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseState;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Subject;
import org.matricula.workflow.apply.Eligibility;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.FormReader;
import org.matricula.workflow.record.Kinds;
import org.matricula.workflow.record.Trail;
import org.matricula.workflow.walk.Parties;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// 更正: a case like any other, whose effect takes a granted change back and grants it anew as it
/// should have been. The wrong one stays on record as taken back, the right one takes its place.
@Component
class CorrectionKind implements CaseKind<Correction> {

    static final String CODE = "case-correction";

    private final CaseRows cases;
    private final FormReader forms;
    private final Trail trail;
    private final ObjectProvider<Kinds> kinds;
    private final Parties parties;
    private final ReversalKind reversal;
    private final ObjectProvider<Eligibility> eligibility;
    private final Clock clock;

    CorrectionKind(
            CaseRows cases,
            FormReader forms,
            Trail trail,
            ObjectProvider<Kinds> kinds,
            Parties parties,
            ReversalKind reversal,
            ObjectProvider<Eligibility> eligibility,
            Clock clock) {
        this.cases = cases;
        this.forms = forms;
        this.trail = trail;
        this.kinds = kinds;
        this.parties = parties;
        this.reversal = reversal;
        this.eligibility = eligibility;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Class<Correction> form() {
        return Correction.class;
    }

    @Override
    public List<FormField> fields() {
        return List.of(
                FormField.text("of"),
                FormField.longText("reason"),
                FormField.log("changes", FormField.text("field"), FormField.longText("value")));
    }

    @Override
    public Set<String> applicants() {
        return reversal.applicants();
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
    public List<Refusal> refusals(Correction form, Application application) {
        var wrong = cases.get(form.of());
        return Refusal.all(
                wrong.state().granted() ? null : Refusal.conflict("reversal.not-granted"),
                Set.of(CODE, ReversalKind.CODE).contains(wrong.kind())
                        ? Refusal.rule("case-correction.of-correction")
                        : null,
                corrected(form, wrong).equals(wrong.fields())
                        ? Refusal.rule("case-correction.nothing")
                        : null,
                cases.underWay(wrong.subject())
                        .map(it -> Refusal.conflict("case.under-way", String.valueOf(it.number())))
                        .orElse(null));
    }

    @Override
    public LocalDate effectiveOn(Correction form) {
        return LocalDate.now(clock);
    }

    @Override
    public Outcome effect(Correction form, CaseView correction) {
        var wrong = cases.lock(form.of());
        if (!wrong.state().granted()) {
            throw new Refused(Refusal.conflict("reversal.not-granted"));
        }
        var fields = corrected(form, wrong);
        var outcome = anew(kinds.getObject().get(wrong.kind()), wrong, correction, fields, form);
        cases.state(wrong.id(), CaseState.REVERSED);
        trail.add(wrong, "corrected", null, form.reason());
        parties.tell(wrong, "notice.case.corrected");
        return outcome;
    }

    @Override
    public void issue(Correction form, CaseView correction, Proceedings proceedings) {
        var wrong = cases.get(form.of());
        issue(kinds.getObject().get(wrong.kind()), wrong, correction, form, proceedings);
    }

    @Override
    public Outcome reverse(
            Correction form, CaseView correction, CaseView reversing, String reason) {
        var wrong = cases.get(form.of());
        return reverse(
                kinds.getObject().get(wrong.kind()), wrong, correction, form, reversing, reason);
    }

    /// A case as it would have been with another content.
    private static CaseView as(CaseView it, String kind, Map<String, Object> fields) {
        return new CaseView(
                it.id(),
                kind,
                it.number(),
                it.subject(),
                it.person(),
                it.institution(),
                it.unit(),
                it.scopePos(),
                it.education(),
                it.subjectName(),
                it.subjectNumber(),
                it.state(),
                fields,
                it.applicantId(),
                it.applicant(),
                it.applicantRole(),
                it.onBehalf(),
                it.createdAt(),
                it.submittedAt(),
                it.concludedAt(),
                it.effectiveOn(),
                it.outcome(),
                it.processId(),
                it.drawing(),
                it.reverses(),
                it.version());
    }

    private <F extends Record> Outcome anew(
            CaseKind<F> kind,
            CaseView wrong,
            CaseView correction,
            Map<String, Object> fields,
            Correction form) {
        kind.reverse(forms.form(kind, wrong.fields()), wrong, correction, form.reason());
        // as it would have been asked for then: the same evidence, the same exceptions
        Refused.unlessEmpty(eligibility.getObject().refusals(as(wrong, wrong.kind(), fields)));
        return kind.effect(forms.form(kind, fields), as(correction, wrong.kind(), fields));
    }

    private <F extends Record> void issue(
            CaseKind<F> kind,
            CaseView wrong,
            CaseView correction,
            Correction form,
            Proceedings proceedings) {
        var fields = corrected(form, wrong);
        kind.issue(forms.form(kind, fields), as(correction, wrong.kind(), fields), proceedings);
    }

    private <F extends Record> Outcome reverse(
            CaseKind<F> kind,
            CaseView wrong,
            CaseView correction,
            Correction form,
            CaseView reversing,
            String reason) {
        var fields = corrected(form, wrong);
        return kind.reverse(
                forms.form(kind, fields), as(correction, wrong.kind(), fields), reversing, reason);
    }

    private Map<String, Object> corrected(Correction form, CaseView wrong) {
        var fields = new LinkedHashMap<>(wrong.fields());
        form.changes().forEach(it -> fields.put(it.field(), it.value()));
        return forms.tidy(kinds.getObject().get(wrong.kind()), fields);
    }
}
