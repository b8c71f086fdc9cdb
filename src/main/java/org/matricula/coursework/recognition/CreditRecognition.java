package org.matricula.coursework.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
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

/// 课程学分认定 (普通高等学校学生管理规定 第十六、十八条), and 免修免考 of open universities: results brought from elsewhere are
/// recognised as courses of the programme followed, by department and academic office.
@Component
class CreditRecognition implements CaseKind<RecognitionRequest> {

    static final String CODE = "credit-recognition";

    private final Recognitions recognitions;
    private final GrantRecognition grantRecognition;
    private final Agreements agreements;
    private final RecognitionPaper paper;
    private final Clock clock;

    CreditRecognition(
            Recognitions recognitions,
            GrantRecognition grantRecognition,
            Agreements agreements,
            RecognitionPaper paper,
            Clock clock) {
        this.recognitions = recognitions;
        this.grantRecognition = grantRecognition;
        this.agreements = agreements;
        this.paper = paper;
        this.clock = clock;
    }

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public Publicity publicity() {
        return Publicity.WITHIN;
    }

    @Override
    public Class<RecognitionRequest> form() {
        return RecognitionRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return RecognitionRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return Set.of("student", "department-registrar", "registrar", "point-reviewer");
    }

    /// It stands in the way of no change of status, nor any of it.
    @Override
    public boolean exclusive() {
        return false;
    }

    /// A pupil's results simply follow the file.
    @Override
    public @Nullable Refusal unavailable(Subject subject) {
        return Refusal.when(subject.education().equals("school"), "recognition.none-here");
    }

    /// Begun from the page of recognitions, which proposes the lines.
    @Override
    public boolean offered(Subject subject) {
        return false;
    }

    @Override
    public String sheet(UUID caseId) {
        return "/recognitions/" + caseId;
    }

    /// What comes from outside the register is proved by its transcript or certificate.
    @Override
    public List<Evidence> evidence(RecognitionRequest form, Application it) {
        var all = new ArrayList<Evidence>();
        var proof = form.kind().equals("exemption") ? "exemption-certificate" : "former-transcript";
        all.add(
                form.kind().equals("transfer")
                        ? Evidence.welcome(proof)
                        : Evidence.required(proof));
        all.add(Evidence.welcome("course-outline"));
        return all;
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("former-transcript", "exemption-certificate", "course-outline");
    }

    @Override
    public List<Refusal> hindrances(RecognitionRequest form, CaseView it, String task) {
        return agreements.hindrances(it.id(), task);
    }

    @Override
    public void passed(RecognitionRequest form, CaseView it, String task) {
        agreements.agreed(it.id(), task);
    }

    @Override
    public List<String> rules() {
        return RecognitionRules.CODES;
    }

    /// Those that the school has set for itself.
    @Override
    public Set<String> waivable() {
        return Set.of("recognition.years", "recognition.share");
    }

    @Override
    public List<Refusal> refusals(RecognitionRequest form, Application it) {
        return it.caseId() == null
                ? List.of(Refusal.rule("recognition.sheet"))
                : grantRecognition.refusals(it.caseId(), it.on());
    }

    @Override
    public LocalDate effectiveOn(RecognitionRequest form) {
        return LocalDate.now(clock);
    }

    @Override
    public Outcome effect(RecognitionRequest form, CaseView granted) {
        grantRecognition.grant(granted.id(), LocalDate.now(clock));
        return Outcome.of(granted.id());
    }

    @Override
    public void issue(RecognitionRequest form, CaseView granted, Proceedings proceedings) {
        paper.issue(form, found(granted), granted, proceedings);
    }

    @Override
    public Outcome reverse(
            RecognitionRequest form, CaseView granted, CaseView reversal, String reason) {
        grantRecognition.reverse(granted.id(), reason);
        paper.takeBack(granted, reason);
        return Outcome.of(granted.id());
    }

    private Recognition found(CaseView it) {
        return recognitions
                .find(it.id())
                .orElseThrow(() -> new Refused(Refusal.rule("recognition.sheet")));
    }
}
