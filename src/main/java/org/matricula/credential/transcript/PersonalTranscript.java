package org.matricula.credential.transcript;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.matricula.kernel.Refusal;
import org.matricula.policy.Policies;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// 个人使用成绩单: asked for by the student, checked and issued by the academic office, counted apart from
/// those for career fairs.
@Component
class PersonalTranscript implements CaseKind<TranscriptRequest> {

    private static final int MOST = 50;

    private final IssueTranscript issueTranscript;
    private final IssueRows rows;
    private final Policies policies;
    private final TransactionOperations transaction;
    private final Clock clock;

    PersonalTranscript(
            IssueTranscript issueTranscript,
            IssueRows rows,
            Policies policies,
            TransactionOperations transaction,
            Clock clock) {
        this.issueTranscript = issueTranscript;
        this.rows = rows;
        this.policies = policies;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "transcript-request";
    }

    @Override
    public Class<TranscriptRequest> form() {
        return TranscriptRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return TranscriptRequest.fields();
    }

    /// A proxy applies through the college (代办).
    @Override
    public Set<String> applicants() {
        return Set.of("student", "guardian", "department-registrar", "registrar");
    }

    /// It stands in the way of no change of status, nor any of it.
    @Override
    public boolean exclusive() {
        return false;
    }

    /// Beyond the free copies a receipt for the fee.
    @Override
    public List<Evidence> evidence(TranscriptRequest form, Application it) {
        var free = policies.value(TranscriptPolicies.FREE, it.subject().institution(), it.on());
        Integer used = transaction.execute(status -> rows.copies(it.subject().id()));
        return (used == null ? 0 : used) + form.copies() > free
                ? List.of(Evidence.required("transcript-fee"))
                : List.of();
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("transcript-fee");
    }

    @Override
    public List<Refusal> refusals(TranscriptRequest form, Application it) {
        var all = new ArrayList<Refusal>();
        if (form.copies() < 1 || form.copies() > MOST) {
            all.add(Refusal.rule("transcript.copies", MOST).at("copies"));
            return all;
        }
        all.addAll(issueTranscript.refusals(it.subject().id(), wanted(form, null)));
        return all;
    }

    @Override
    public List<String> rules() {
        return List.of(
                "automatic.barred", "transcript.empty", "transcript.english", "transcript.copies");
    }

    @Override
    public LocalDate effectiveOn(TranscriptRequest form) {
        return LocalDate.now(clock);
    }

    @Override
    public Outcome effect(TranscriptRequest form, CaseView granted) {
        return Outcome.of(issueTranscript.issue(granted.subject(), wanted(form, granted)));
    }

    @Override
    public Outcome reverse(
            TranscriptRequest form, CaseView granted, CaseView reversal, String reason) {
        var outcome = granted.outcome();
        var issues = outcome == null ? List.<java.util.UUID>of() : outcome.events();
        issues.forEach(it -> issueTranscript.revoke(it, reason));
        return new Outcome(issues);
    }

    private static Wanted wanted(
            TranscriptRequest form, @org.jspecify.annotations.Nullable CaseView it) {
        return new Wanted(
                "personal",
                form.form(),
                null,
                form.language(),
                form.purpose().strip(),
                form.copies(),
                it == null ? null : it.id(),
                null);
    }
}
