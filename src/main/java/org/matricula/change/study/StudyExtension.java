package org.matricula.change.study;

import static org.matricula.registry.StatusVerb.EXTEND_STUDY;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.matricula.change.paper.MovePapers;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Enrolments;
import org.matricula.change.student.Granting;
import org.matricula.document.DocumentKind;
import org.matricula.kernel.Refusal;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policies;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.matricula.registry.Registry;
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
import org.matricula.workflow.Subjects;
import org.springframework.stereotype.Component;

/// 延长年限 (普通高等学校学生管理规定 第二十五条: study is finished within the longest time the school sets).
@Component
class StudyExtension implements CaseKind<StudyExtensionRequest>, PolicyDeclarations {

    /// 最长学习年限, from entry, leave and place held included; nought where only the record's own limit
    /// binds.
    static final NumberPolicy LONGEST_YEARS =
            Policy.number("study-extension.longest-years", 6, 0, 12)
                    .in("open", 8)
                    .source("普通高等学校学生管理规定 第二十五条");

    private final ChangeRules rules;
    private final Granting granting;
    private final Extensions extensions;
    private final Enrolments enrolments;
    private final MovePapers papers;
    private final Registry registry;
    private final Subjects subjects;
    private final Policies policies;
    private final Clock clock;

    StudyExtension(
            ChangeRules rules,
            Granting granting,
            Extensions extensions,
            Enrolments enrolments,
            MovePapers papers,
            Registry registry,
            Subjects subjects,
            Policies policies,
            Clock clock) {
        this.rules = rules;
        this.granting = granting;
        this.extensions = extensions;
        this.enrolments = enrolments;
        this.papers = papers;
        this.registry = registry;
        this.subjects = subjects;
        this.policies = policies;
        this.clock = clock;
    }

    @Override
    public List<Policy<?>> policies() {
        return List.of(LONGEST_YEARS);
    }

    @Override
    public String code() {
        return "study-extension";
    }

    @Override
    public Publicity publicity() {
        return Publicity.WITHIN;
    }

    @Override
    public Class<StudyExtensionRequest> form() {
        return StudyExtensionRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return StudyExtensionRequest.fields();
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
    public List<Evidence> evidence(StudyExtensionRequest form, Application it) {
        var all = new ArrayList<>(rules.evidence(form.consent(), it));
        all.add(Evidence.welcome("other-proof"));
        return all;
    }

    @Override
    public List<Refusal> refusals(StudyExtensionRequest form, Application it) {
        var student = it.subject().id();
        var all =
                new ArrayList<>(
                        rules.refusals(StandingChange.of(student, EXTEND_STUDY, form.on()), it));
        all.addAll(
                Refusal.all(
                        rules.told(form.reason(), form.explanation()),
                        rules.consent(form.consent(), it),
                        notLater(form, it),
                        beyond(form, it)));
        return all;
    }

    private @Nullable Refusal notLater(StudyExtensionRequest form, Application it) {
        var expected = enrolments.facts(it.subject().id()).graduationOn();
        return form.graduationOn().isBefore(form.on())
                        || expected != null && !form.graduationOn().isAfter(expected)
                ? Refusal.rule(
                                "study-extension.not-later",
                                expected == null ? form.on().toString() : expected.toString())
                        .at("graduationOn")
                : null;
    }

    private @Nullable Refusal beyond(StudyExtensionRequest form, Application it) {
        var student = registry.get(it.subject().id());
        var years = policies.value(LONGEST_YEARS, it.subject().institution(), it.on());
        var limit = student.studyLimitOn();
        var byYears = years == 0 ? null : student.entryOn().plusYears(years).minusDays(1);
        var last = limit == null || byYears != null && byYears.isBefore(limit) ? byYears : limit;
        return last != null && form.graduationOn().isAfter(last)
                ? Refusal.rule("study-extension.beyond", last.toString()).at("graduationOn")
                : null;
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("other-proof", "guardian-consent", "call-record", "fee-clearance");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and(
                "study-extension.not-later", "study-extension.beyond", "change.other-untold");
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable();
    }

    @Override
    public LocalDate effectiveOn(StudyExtensionRequest form) {
        return form.on();
    }

    @Override
    public Outcome effect(StudyExtensionRequest form, CaseView granted) {
        var before = enrolments.facts(granted.subject()).graduationOn();
        var event =
                granting.apply(
                        StandingChange.of(granted.subject(), EXTEND_STUDY, form.on())
                                .because(form.reason(), granted.applicantRole()),
                        granted);
        extensions.add(
                subjects.get(granted.subject()), granted.id(), event, before, form.graduationOn());
        registry.expectGraduation(granted.subject(), form.graduationOn());
        return Outcome.of(event);
    }

    @Override
    public void issue(StudyExtensionRequest form, CaseView granted, Proceedings proceedings) {
        papers.issue(
                new MovePapers.Move(
                        DocumentKind.STUDY_EXTENSION_FORM,
                        DocumentKind.STUDY_EXTENSION_NOTICE,
                        form.on(),
                        form.reason(),
                        form.explanation(),
                        form.graduationOn(),
                        0),
                granted,
                proceedings);
    }

    @Override
    public Outcome reverse(
            StudyExtensionRequest form, CaseView granted, CaseView reversal, String reason) {
        extensions
                .of(granted.id())
                .ifPresent(
                        it -> registry.expectGraduation(it.enrolmentId(), it.graduationBefore()));
        extensions.reversed(granted.id(), clock.instant());
        return granting.reverse(granted, reversal, reason);
    }
}
