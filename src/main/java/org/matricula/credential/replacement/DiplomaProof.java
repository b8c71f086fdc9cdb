package org.matricula.credential.replacement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.matricula.credential.certificate.CertificatePolicies;
import org.matricula.credential.certificate.Diplomas;
import org.matricula.credential.certificate.ExchangeCertificates;
import org.matricula.credential.certificate.Kind;
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

/// 补发毕业证明书: a diploma that is lost is never made out again; a proof that states its number takes
/// its place, once (普通高等学校学生管理规定 第三十八条). Everything is handed in together (一同交): what is not
/// complete is not sent on.
@Component
class DiplomaProof implements CaseKind<ProofRequest> {

    /// The registry's step, by kind of school.
    private static final Set<String> REGISTRY = Set.of("registrar", "province");

    private final Diplomas certificates;
    private final ExchangeCertificates exchange;
    private final Policies policies;
    private final ReplacementPapers papers;
    private final PhotoComparisons comparisons;
    private final Clock clock;

    DiplomaProof(
            Diplomas certificates,
            ExchangeCertificates exchange,
            Policies policies,
            ReplacementPapers papers,
            PhotoComparisons comparisons,
            Clock clock) {
        this.certificates = certificates;
        this.exchange = exchange;
        this.policies = policies;
        this.papers = papers;
        this.comparisons = comparisons;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "diploma-proof";
    }

    @Override
    public Class<ProofRequest> form() {
        return ProofRequest.class;
    }

    @Override
    public List<FormField> fields() {
        return ProofRequest.fields();
    }

    @Override
    public Set<String> applicants() {
        return Set.of("student", "guardian", "department-registrar", "registrar", "point-reviewer");
    }

    @Override
    public boolean offered(Subject subject) {
        return subject.status().equals(StudentStatus.GRADUATED.code());
    }

    @Override
    public List<Evidence> evidence(ProofRequest form, Application it) {
        var all = new ArrayList<Evidence>();
        if (form.lost()) {
            all.add(Evidence.required("loss-notice"));
        }
        if (form.held()) {
            all.add(Evidence.required("certificate-original"));
        }
        all.add(Evidence.required("diploma-copy"));
        all.add(Evidence.required("id-card-copy"));
        all.add(Evidence.required("same-negative-photo"));
        if (policies.value(CertificatePolicies.PROOF_FEE, it.subject().institution(), it.on())
                > 0) {
            all.add(Evidence.required("proof-fee"));
        }
        if (form.collect().equals("collect-proxy")) {
            all.add(Evidence.required("proxy-letter"));
        }
        return all;
    }

    @Override
    public List<String> mayAskFor() {
        return List.of(
                "loss-notice",
                "certificate-original",
                "diploma-copy",
                "id-card-copy",
                "same-negative-photo",
                "proof-fee",
                "proxy-letter");
    }

    @Override
    public List<Refusal> refusals(ProofRequest form, Application it) {
        var standing = certificates.standing(it.subject().id(), "study").orElse(null);
        var kind = standing == null ? null : standing.sort();
        return Refusal.all(
                Refusal.when(standing == null, "proof.no-certificate"),
                kind == Kind.PROOF
                        ? Refusal.rule("proof.once", Objects.requireNonNull(standing).number())
                        : null,
                kind != null && kind != Kind.PROOF && !kind.graduates()
                        ? Refusal.rule(
                                "proof.only-diploma", Objects.requireNonNull(standing).number())
                        : null,
                form.lost() && !form.announced() ? Refusal.rule("proof.notice").at("paper") : null,
                form.noticeOn() != null && form.noticeOn().isAfter(it.today())
                        ? Refusal.rule("proof.notice-future").at("noticeOn")
                        : null,
                form.phone().strip().matches("[0-9+ -]{7,20}")
                        ? null
                        : Refusal.rule("proof.phone").at("phone"));
    }

    @Override
    public String sheet(UUID caseId) {
        return "/diploma-proofs/" + caseId;
    }

    /// 同底版: a person has looked at both photographs before the registry lets it pass.
    @Override
    public List<Refusal> hindrances(ProofRequest form, CaseView it, String task) {
        if (!REGISTRY.contains(task)) {
            return List.of();
        }
        var alike = comparisons.get(it.id()).alike();
        return Refusal.all(
                Refusal.when(alike == null, "proof.uncompared"),
                Refusal.when(Boolean.FALSE.equals(alike), "proof.not-alike"));
    }

    @Override
    public List<String> rules() {
        return List.of(
                "proof.uncompared",
                "proof.not-alike",
                "proof.no-certificate",
                "proof.once",
                "proof.only-diploma",
                "proof.notice",
                "proof.notice-future",
                "proof.phone");
    }

    @Override
    public LocalDate effectiveOn(ProofRequest form) {
        return LocalDate.now(clock);
    }

    @Override
    public Outcome effect(ProofRequest form, CaseView granted) {
        var old =
                certificates
                        .standing(granted.subject(), "study")
                        .orElseThrow(() -> new Refused(Refusal.rule("proof.no-certificate")));
        return Outcome.of(
                exchange.proof(
                        old.id(),
                        form.ground(),
                        Objects.requireNonNull(granted.number()),
                        granted.id()));
    }

    @Override
    public void issue(ProofRequest form, CaseView granted, Proceedings proceedings) {
        papers.proof(form, granted, proceedings);
    }

    @Override
    public Outcome reverse(ProofRequest form, CaseView granted, CaseView reversal, String reason) {
        var events = Objects.requireNonNull(granted.outcome()).events();
        events.forEach(it -> exchange.undo(it, reason, reversal.id()));
        papers.takeBack(granted, reason);
        return new Outcome(events);
    }
}
