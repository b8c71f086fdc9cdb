package org.matricula.credential.replacement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.matricula.codebook.Level;
import org.matricula.credential.certificate.CertificatePolicies;
import org.matricula.credential.certificate.Diplomas;
import org.matricula.credential.certificate.DrawUpCertificates;
import org.matricula.credential.certificate.ExchangeCertificates;
import org.matricula.graduation.Conclusions;
import org.matricula.graduation.GraduationConditions;
import org.matricula.graduation.RecordConclusions;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 结业换毕业: who has passed what was missing within the time the school allows gives the completion
/// certificate back and gets a diploma, dated the day it is granted (普通高等学校学生管理规定 第三十三条). What is
/// missing is asked of the same conditions as the audit: who failed something that their programme
/// does not want of them is not held up by it.
@Component
class CompletionExchange implements CaseKind<ExchangeRequest> {

    private final Conclusions conclusions;
    private final RecordConclusions recordConclusions;
    private final Diplomas certificates;
    private final ExchangeCertificates exchange;
    private final DrawUpCertificates drawUp;
    private final GraduationConditions conditions;
    private final Policies policies;
    private final ReplacementPapers papers;
    private final Clock clock;

    CompletionExchange(
            Conclusions conclusions,
            RecordConclusions recordConclusions,
            Diplomas certificates,
            ExchangeCertificates exchange,
            DrawUpCertificates drawUp,
            GraduationConditions conditions,
            Policies policies,
            ReplacementPapers papers,
            Clock clock) {
        this.conclusions = conclusions;
        this.recordConclusions = recordConclusions;
        this.certificates = certificates;
        this.exchange = exchange;
        this.drawUp = drawUp;
        this.conditions = conditions;
        this.policies = policies;
        this.papers = papers;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "completion-exchange";
    }

    @Override
    public Class<ExchangeRequest> form() {
        return ExchangeRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return ExchangeRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return Set.of("student", "guardian", "department-registrar", "registrar", "point-reviewer");
    }

    @Override
    public boolean offered(Subject subject) {
        return subject.status().equals(StudentStatus.COMPLETED.code());
    }

    @Override
    public List<Evidence> evidence(ExchangeRequest form, Application it) {
        return List.of(
                Evidence.required("completion-original"), Evidence.welcome("grade-transcript"));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("completion-original", "grade-transcript");
    }

    @Override
    public List<Refusal> refusals(ExchangeRequest form, Application it) {
        var completion =
                conclusions
                        .of(it.subject().id())
                        .filter(one -> one.outcome() == org.matricula.graduation.Outcome.COMPLETION)
                        .orElse(null);
        if (completion == null) {
            return List.of(Refusal.rule("exchange.no-completion"));
        }
        var all = new ArrayList<Refusal>();
        var years =
                policies.value(
                        CertificatePolicies.EXCHANGE_YEARS, it.subject().institution(), it.on());
        var last = completion.concludedOn().plusYears(years);
        var vocational = certificates.level(it.subject().id()).equals(Level.VOCATIONAL.code());
        var months =
                it.subject().education().equals("school") && !vocational
                        ? 0
                        : policies.value(
                                CertificatePolicies.EXCHANGE_AFTER,
                                it.subject().institution(),
                                it.on());
        var first = completion.concludedOn().plusMonths(months);
        if (it.on().isBefore(first)) {
            all.add(
                    Refusal.rule(
                            vocational ? "exchange.early" : "exchange.early-own",
                            first.toString(),
                            months));
        }
        if (it.on().isAfter(last)) {
            all.add(
                    Refusal.rule(
                            "exchange.late",
                            completion.concludedOn().toString(),
                            years,
                            last.toString()));
        }
        if (certificates
                .standing(it.subject().id(), "study")
                .filter(one -> one.kind().equals("completion"))
                .isEmpty()) {
            all.add(Refusal.rule("exchange.no-certificate"));
        }
        var lacking = conditions.lacking(it.subject().institution(), it.subject().id(), it.today());
        var study =
                lacking.stream()
                        .filter(one -> !one.degreeOnly())
                        .map(GraduationConditions.Lacking::words)
                        .toList();
        if (!study.isEmpty()) {
            all.add(Refusal.rule("exchange.conditions", String.join("；", study)));
        }
        var degree =
                lacking.stream()
                        .filter(GraduationConditions.Lacking::degreeOnly)
                        .map(GraduationConditions.Lacking::words)
                        .toList();
        if (form.wishesDegree() && !degree.isEmpty()) {
            all.add(
                    Refusal.rule("exchange.degree-conditions", String.join("；", degree))
                            .at("degree"));
        }
        if (!Boolean.TRUE.equals(form.surrendered())) {
            all.add(Refusal.rule("exchange.original").at("surrendered"));
        }
        return all;
    }

    @Override
    public List<String> rules() {
        return List.of(
                "exchange.no-completion",
                "exchange.early",
                "exchange.early-own",
                "exchange.late",
                "exchange.no-certificate",
                "exchange.conditions",
                "exchange.degree-conditions",
                "exchange.original");
    }

    @Override
    public LocalDate effectiveOn(ExchangeRequest form) {
        return LocalDate.now(clock);
    }

    /// The events are the new conclusion and then the certificates made out on it.
    @Override
    public Outcome effect(ExchangeRequest form, CaseView granted) {
        var completion =
                conclusions
                        .of(granted.subject())
                        .orElseThrow(() -> new Refused(Refusal.rule("exchange.no-completion")));
        var old =
                certificates
                        .standing(granted.subject(), "study")
                        .orElseThrow(() -> new Refused(Refusal.rule("exchange.no-certificate")));
        exchange.giveUp(old.id(), Objects.requireNonNull(granted.number()), granted.id());
        var degree =
                form.wishesDegree()
                        ? conditions.degreeName(
                                granted.institution(), granted.subject(), LocalDate.now(clock))
                        : null;
        var conclusion =
                recordConclusions.graduateLater(
                        completion,
                        LocalDate.now(clock),
                        degree,
                        granted.number(),
                        granted.id(),
                        granted.scopePos());
        var events = new ArrayList<UUID>();
        events.add(conclusion);
        events.addAll(drawUp.draw(granted.institution(), List.of(conclusion), granted.id()));
        return new Outcome(events);
    }

    @Override
    public void issue(ExchangeRequest form, CaseView granted, Proceedings proceedings) {
        papers.exchange(form, granted, proceedings);
    }

    @Override
    public Outcome reverse(
            ExchangeRequest form, CaseView granted, CaseView reversal, String reason) {
        var events = Objects.requireNonNull(granted.outcome()).events();
        events.stream().skip(1).forEach(it -> exchange.undo(it, reason, reversal.id()));
        recordConclusions.reverse(
                events.getFirst(), reason, granted.subject().toString(), granted.scopePos());
        papers.takeBack(granted, reason);
        return new Outcome(events);
    }
}
