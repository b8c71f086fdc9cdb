package org.matricula.change.year;

import static org.matricula.registry.StatusVerb.REPEAT_YEAR;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.change.paper.MovePapers;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Granting;
import org.matricula.change.student.Superior;
import org.matricula.document.DocumentKind;
import org.matricula.kernel.Refusal;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
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

/// 留级: the same year of study again (普通高等学校学生管理规定 第十五条: what it takes is set by the school; in
/// compulsory schooling by the province).
@Component
public class RepeatYear implements CaseKind<YearRequest>, PolicyDeclarations {

    /// Whether the province and the school let it happen at all.
    public static final FlagPolicy ALLOWED =
            Policy.flag("repeat.allowed", true).source("普通高等学校学生管理规定 第十五条；省级中小学生学籍管理实施细则");

    /// How often one student may.
    public static final NumberPolicy TIMES =
            Policy.number("repeat.most-times", 1, 1, 5).source("普通高等学校学生管理规定 第十五条；省级中小学生学籍管理实施细则");

    private final YearRules yearRules;
    private final ChangeRules rules;
    private final Granting granting;
    private final Superior superior;
    private final MovePapers papers;

    RepeatYear(
            YearRules yearRules,
            ChangeRules rules,
            Granting granting,
            Superior superior,
            MovePapers papers) {
        this.yearRules = yearRules;
        this.rules = rules;
        this.granting = granting;
        this.superior = superior;
        this.papers = papers;
    }

    @Override
    public List<Policy<?>> policies() {
        return List.of(ALLOWED, TIMES);
    }

    @Override
    public String code() {
        return "repeat-year";
    }

    @Override
    public Publicity publicity() {
        return Publicity.WITHIN;
    }

    @Override
    public Class<YearRequest> form() {
        return YearRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return YearRequest.fields("10", "11", "12", "19", "22", "99");
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
        all.add(
                YearRequest.ILLNESS.contains(form.reason())
                        ? Evidence.required("medical-certificate")
                        : Evidence.required("score-report"));
        yearRules.authority(it).ifPresent(all::add);
        return all;
    }

    @Override
    public Map<String, Object> routing(YearRequest form, Application it) {
        return superior.routing(it);
    }

    @Override
    public List<Refusal> refusals(YearRequest form, Application it) {
        var all = new ArrayList<>(yearRules.refusals(REPEAT_YEAR, -1, form, it, ALLOWED, TIMES));
        all.addAll(
                Refusal.all(
                        rules.told(form.reason(), form.explanation()),
                        rules.consent(form.consent(), it)));
        return all;
    }

    @Override
    public List<String> mayAskFor() {
        return List.of(
                "medical-certificate",
                "score-report",
                "superior-approval",
                "guardian-consent",
                "call-record",
                "fee-clearance");
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
                                .change(REPEAT_YEAR, -1, granted.subject(), form)
                                .because(form.reason(), granted.applicantRole()),
                        granted));
    }

    @Override
    public void issue(YearRequest form, CaseView granted, Proceedings proceedings) {
        papers.issue(
                new MovePapers.Move(
                        DocumentKind.REPEAT_YEAR_FORM,
                        DocumentKind.REPEAT_YEAR_NOTICE,
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
