package org.matricula.change.withdrawal;

import static org.matricula.registry.StatusVerb.WITHDRAW;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Granting;
import org.matricula.kernel.Refusal;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Publicity;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 退学 on the student's own application (普通高等学校学生管理规定 第三十条).
@Component
class Withdrawal implements CaseKind<WithdrawalRequest> {

    private static final String OTHER_WITHDRAWAL = "39";
    private static final int TELLING = 10;

    private final ChangeRules rules;
    private final Granting granting;
    private final WithdrawalPapers papers;

    Withdrawal(ChangeRules rules, Granting granting, WithdrawalPapers papers) {
        this.rules = rules;
        this.granting = granting;
        this.papers = papers;
    }

    @Override
    public String code() {
        return "withdrawal";
    }

    @Override
    public Publicity publicity() {
        return Publicity.WITHIN;
    }

    @Override
    public Class<WithdrawalRequest> form() {
        return WithdrawalRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return WithdrawalRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return Granting.APPLICANTS;
    }

    @Override
    public boolean offered(Subject subject) {
        return WITHDRAW.allowedFrom(StudentStatus.of(subject.status()));
    }

    @Override
    public List<Evidence> evidence(WithdrawalRequest form, Application application) {
        var all = new ArrayList<>(rules.evidence(form.consent(), application));
        all.add(Evidence.required("withdrawal-letter"));
        all.add(Evidence.welcome("identity-card"));
        return all;
    }

    @Override
    public List<Refusal> refusals(WithdrawalRequest form, Application it) {
        var all =
                new ArrayList<>(
                        rules.refusals(
                                StandingChange.of(it.subject().id(), WITHDRAW, form.on()), it));
        all.addAll(
                Refusal.all(rules.compulsory(it), untold(form), rules.consent(form.consent(), it)));
        return all;
    }

    @Override
    public List<String> mayAskFor() {
        return List.of(
                "withdrawal-letter",
                "identity-card",
                "guardian-consent",
                "call-record",
                "fee-clearance");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and("change.compulsory", "change.other-untold");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable();
    }

    @Override
    public LocalDate effectiveOn(WithdrawalRequest form) {
        return form.on();
    }

    @Override
    public Outcome effect(WithdrawalRequest form, CaseView granted) {
        return Outcome.of(
                granting.apply(
                        StandingChange.of(granted.subject(), WITHDRAW, form.on())
                                .because(form.reason(), form.wish()),
                        granted));
    }

    @Override
    public void issue(WithdrawalRequest form, CaseView granted, Proceedings proceedings) {
        papers.issue(form, granted, proceedings);
    }

    @Override
    public Outcome reverse(
            WithdrawalRequest form, CaseView granted, CaseView reversal, String reason) {
        return granting.reverse(granted, reversal, reason);
    }

    private static @Nullable Refusal untold(WithdrawalRequest form) {
        return Refusal.when(
                form.reason().equals(OTHER_WITHDRAWAL)
                        && form.explanation().strip().length() < TELLING,
                "change.other-untold",
                TELLING);
    }
}
