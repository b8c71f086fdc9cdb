package org.matricula.change.year;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.matricula.change.paper.MovePapers;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Granting;
import org.matricula.document.DocumentKind;
import org.matricula.kernel.Refusal;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Subject;

/// 留级、跳级 (普通高等学校学生管理规定 第十五条: what it takes is set by the school; in compulsory schooling by the
/// province): one year of study back or ahead. The two differ in their [Move] and in the proof.
abstract class ChangeOfYear implements CaseKind<YearRequest>, PolicyDeclarations {

    static final String LAW = "普通高等学校学生管理规定 第十五条；省级中小学生学籍管理实施细则";

    /// @param step how many years of study the student moves: 1 ahead, -1 back
    /// @param allowed whether the province and the school let it happen at all
    /// @param times how often one student may
    /// @param reasons JY/T 1001 异动原因
    /// @param proofs every proof it may ask for
    record Move(
            String code,
            StatusVerb verb,
            int step,
            FlagPolicy allowed,
            NumberPolicy times,
            DocumentKind form,
            DocumentKind notice,
            List<String> reasons,
            List<String> proofs) {}

    private final Move move;
    private final YearRules yearRules;
    private final ChangeRules rules;
    private final Granting granting;
    private final MovePapers papers;

    ChangeOfYear(
            Move move,
            YearRules yearRules,
            ChangeRules rules,
            Granting granting,
            MovePapers papers) {
        this.move = move;
        this.yearRules = yearRules;
        this.rules = rules;
        this.granting = granting;
        this.papers = papers;
    }

    /// What has to be shown for this form.
    abstract String proof(YearRequest form);

    @Override
    public List<Policy<?>> policies() {
        return List.of(move.allowed(), move.times());
    }

    @Override
    public String code() {
        return move.code();
    }

    @Override
    public Class<YearRequest> form() {
        return YearRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return YearRequest.fields(move.reasons().toArray(String[]::new));
    }

    @Override
    public Set<String> applicants() {
        return Granting.APPLICANTS;
    }

    @Override
    public boolean offered(Subject subject) {
        return subject.status().equals(StudentStatus.ENROLLED.code());
    }

    @Override
    public List<Evidence> evidence(YearRequest form, Application it) {
        var all = new ArrayList<>(rules.evidence(form.consent(), it));
        all.add(Evidence.required(proof(form)));
        return all;
    }

    @Override
    public List<Refusal> refusals(YearRequest form, Application it) {
        var all = new ArrayList<>(yearRules.refusals(move, form, it));
        all.addAll(
                Refusal.all(
                        rules.told(form.reason(), form.explanation()),
                        rules.consent(form.consent(), it)));
        return all;
    }

    @Override
    public List<String> mayAskFor() {
        return Stream.concat(
                        move.proofs().stream(),
                        Stream.of("guardian-consent", "call-record", "fee-clearance"))
                .toList();
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and(YearRules.CODES);
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable("year.times", "move.full");
    }

    @Override
    public LocalDate effectiveOn(YearRequest form) {
        return form.on();
    }

    @Override
    public Outcome effect(YearRequest form, CaseView granted) {
        return Outcome.of(
                granting.apply(
                        yearRules
                                .change(move, granted.subject(), form)
                                .because(form.reason(), granted.applicantRole()),
                        granted));
    }

    @Override
    public void issue(YearRequest form, CaseView granted, Proceedings proceedings) {
        papers.issue(
                new MovePapers.Move(
                        move.form(),
                        move.notice(),
                        form.on(),
                        form.reason(),
                        form.explanation(),
                        null,
                        YearRules.REPORT_WITHIN_DAYS),
                granted,
                proceedings);
    }

    @Override
    public Outcome reverse(YearRequest form, CaseView granted, CaseView reversal, String reason) {
        return granting.reverse(granted, reversal, reason);
    }
}
