package org.matricula.credential.replacement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.matricula.credential.certificate.Diplomas;
import org.matricula.credential.certificate.ExchangeCertificates;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.workflow.Application;
import org.matricula.workflow.CaseKind;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Evidence;
import org.matricula.workflow.FormField;
import org.matricula.workflow.Outcome;
import org.matricula.workflow.Proceedings;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;

/// 错证换证: the old one is void, a new one is made out from the record, and leaves once the registry
/// has the original. Wrong data are corrected on record before, a wrong photograph is taken again.
@Component
class CertificateFault implements CaseKind<FaultReport> {

    private final Diplomas certificates;
    private final ExchangeCertificates exchange;
    private final ReplacementPapers papers;
    private final Clock clock;

    CertificateFault(
            Diplomas certificates,
            ExchangeCertificates exchange,
            ReplacementPapers papers,
            Clock clock) {
        this.certificates = certificates;
        this.exchange = exchange;
        this.papers = papers;
        this.clock = clock;
    }

    @Override
    public String code() {
        return "certificate-fault";
    }

    @Override
    public Class<FaultReport> form() {
        return FaultReport.class;
    }

    @Override
    public List<FormField> fields() {
        return FaultReport.fields();
    }

    @Override
    public Set<String> applicants() {
        return Set.of("student", "guardian", "department-registrar", "registrar", "point-reviewer");
    }

    @Override
    public boolean offered(Subject subject) {
        return Left.STATUSES.contains(subject.status());
    }

    @Override
    public boolean exclusive() {
        return false;
    }

    @Override
    public List<Evidence> evidence(FaultReport form, Application it) {
        return List.of(
                Evidence.required("certificate-original"), Evidence.required("id-card-copy"));
    }

    @Override
    public List<String> mayAskFor() {
        return List.of("certificate-original", "id-card-copy");
    }

    @Override
    public List<Refusal> refusals(FaultReport form, Application it) {
        var standing = certificates.standing(it.subject().id(), form.slot()).orElse(null);
        if (standing == null) {
            return List.of(Refusal.rule("fault.no-certificate").at("certificate"));
        }
        var all = new ArrayList<Refusal>();
        if (!standing.state().equals("handed")) {
            all.add(Refusal.rule("fault.not-handed", standing.number()).at("certificate"));
        }
        if (form.fault().equals("data-error") && !exchange.differsInAnything(standing)) {
            all.add(Refusal.rule("fault.correct-first").at("fault"));
        }
        if (form.ofPhoto() && !exchange.otherPhotograph(standing)) {
            all.add(Refusal.rule("fault.same-photo").at("fault"));
        }
        if (!form.fault().equals("data-error") && exchange.differs(standing)) {
            all.add(Refusal.rule("fault.is-data").at("fault"));
        }
        if (!Boolean.TRUE.equals(form.surrendered())) {
            all.add(Refusal.rule("fault.original").at("surrendered"));
        }
        return all;
    }

    @Override
    public List<String> rules() {
        return List.of(
                "fault.no-certificate",
                "fault.not-handed",
                "fault.correct-first",
                "fault.same-photo",
                "fault.is-data",
                "fault.original");
    }

    @Override
    public LocalDate effectiveOn(FaultReport form) {
        return LocalDate.now(clock);
    }

    @Override
    public Outcome effect(FaultReport form, CaseView granted) {
        var old =
                certificates
                        .standing(granted.subject(), form.slot())
                        .orElseThrow(() -> new Refused(Refusal.rule("fault.no-certificate")));
        var made = exchange.anew(old.id(), Objects.requireNonNull(granted.number()), granted.id());
        if (form.ofPhoto()) {
            exchange.rephotograph(made);
        }
        return Outcome.of(made);
    }

    @Override
    public void issue(FaultReport form, CaseView granted, Proceedings proceedings) {
        papers.fault(form, granted, proceedings);
    }

    @Override
    public Outcome reverse(FaultReport form, CaseView granted, CaseView reversal, String reason) {
        var events = Objects.requireNonNull(granted.outcome()).events();
        events.forEach(it -> exchange.undo(it, reason, reversal.id()));
        papers.takeBack(granted, reason);
        return new Outcome(events);
    }
}
