package org.matricula.change.programme;

import static org.matricula.registry.StatusVerb.CHANGE_PROGRAMME;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.student.ChangeRules;
import org.matricula.change.student.Granting;
import org.matricula.coursework.recognition.Agreements;
import org.matricula.coursework.recognition.GrantRecognition;
import org.matricula.coursework.recognition.ProposeRecognition;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
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

/// 转专业 (普通高等学校学生管理规定 第二十一条: criteria are set and published by the school, the list is publicly
/// noticed, whoever comes back from a business or from service has priority).
@Component
class ChangeProgramme implements CaseKind<ProgrammeRequest>, PolicyDeclarations {

    private final ProgrammeRules programmeRules;
    private final ChangeRules rules;
    private final Granting granting;
    private final ProgrammeAdmission admission;
    private final ProgrammePapers papers;
    private final ProposeRecognition proposeRecognition;
    private final GrantRecognition grantRecognition;
    private final Agreements agreements;

    ChangeProgramme(
            ProgrammeRules programmeRules,
            ChangeRules rules,
            Granting granting,
            ProgrammeAdmission admission,
            ProgrammePapers papers,
            ProposeRecognition proposeRecognition,
            GrantRecognition grantRecognition,
            Agreements agreements) {
        this.programmeRules = programmeRules;
        this.rules = rules;
        this.granting = granting;
        this.admission = admission;
        this.papers = papers;
        this.proposeRecognition = proposeRecognition;
        this.grantRecognition = grantRecognition;
        this.agreements = agreements;
    }

    @Override
    public List<Policy<?>> policies() {
        return ProgrammeRules.POLICIES;
    }

    @Override
    public String code() {
        return "change-of-programme";
    }

    @Override
    public Publicity publicity() {
        return Publicity.OPEN;
    }

    @Override
    public Class<ProgrammeRequest> form() {
        return ProgrammeRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return ProgrammeRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return Granting.APPLICANTS;
    }

    @Override
    public boolean offered(Subject subject) {
        return subject.status().equals(StudentStatus.ENROLLED.code())
                && unavailable(subject) == null;
    }

    /// A pupil of a primary or secondary school studies no programme to change.
    @Override
    public @Nullable Refusal unavailable(Subject subject) {
        return Refusal.when(subject.education().equals("school"), "programme.none-here");
    }

    @Override
    public List<Evidence> evidence(ProgrammeRequest form, Application it) {
        var all = new ArrayList<>(rules.evidence(form.consent(), it));
        all.add(
                switch (form.ground()) {
                    case "illness" -> Evidence.required("medical-certificate");
                    case "difficulty" -> Evidence.required("hardship-proof");
                    case "venture" -> Evidence.required("venture-plan");
                    case "veteran" -> Evidence.required("discharge-certificate");
                    default -> Evidence.welcome("talent-proof");
                });
        return all;
    }

    @Override
    public List<Refusal> refusals(ProgrammeRequest form, Application it) {
        var all =
                new ArrayList<>(
                        rules.refusals(
                                StandingChange.of(it.subject().id(), CHANGE_PROGRAMME, form.on()),
                                it));
        all.addAll(programmeRules.refusals(form, it));
        all.addAll(Refusal.all(rules.consent(form.consent(), it)));
        return all;
    }

    @Override
    public List<String> mayAskFor() {
        return List.of(
                "talent-proof",
                "medical-certificate",
                "hardship-proof",
                "venture-plan",
                "discharge-certificate",
                "guardian-consent",
                "call-record",
                "fee-clearance");
    }

    @Override
    public List<String> rules() {
        return ChangeRules.and(ProgrammeRules.CODES);
    }

    @Override
    public Set<String> waivable() {
        return ChangeRules.waivable("programme.first-term", "programme.graduating");
    }

    @Override
    public LocalDate effectiveOn(ProgrammeRequest form) {
        return form.on();
    }

    @Override
    public @Nullable String sheet(UUID caseId) {
        return grantRecognition.sheet(caseId) ? "/recognitions/" + caseId : null;
    }

    /// What may be recognised in the programme asked for is proposed at once.
    @Override
    public void submitting(ProgrammeRequest form, CaseView submitted) {
        proposeRecognition.forMove(
                submitted.id(),
                submitted.subject(),
                form.unit() == null ? form.major() : form.unit(),
                "programme");
    }

    /// Who has agreed to the sheet is asked anew where it was changed behind them.
    @Override
    public List<Refusal> hindrances(ProgrammeRequest form, CaseView it, String task) {
        return agreements.hindrances(it.id(), task);
    }

    @Override
    public void passed(ProgrammeRequest form, CaseView it, String task) {
        agreements.passed(it.id(), task);
    }

    @Override
    public Outcome effect(ProgrammeRequest form, CaseView granted) {
        var unit = admission.classOf(form, granted);
        grantRecognition.grant(granted.id(), form.on());
        return Outcome.of(
                granting.apply(
                        StandingChange.of(granted.subject(), CHANGE_PROGRAMME, form.on())
                                .to(unit, null)
                                .because(null, granted.applicantRole()),
                        granted));
    }

    @Override
    public void issue(ProgrammeRequest form, CaseView granted, Proceedings proceedings) {
        papers.issue(form, granted, proceedings);
    }

    @Override
    public Outcome reverse(
            ProgrammeRequest form, CaseView granted, CaseView reversal, String reason) {
        grantRecognition.reverse(granted.id(), reason);
        return granting.reverse(granted, reversal, reason);
    }
}
