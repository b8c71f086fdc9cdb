package org.matricula.change.automatic;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.change.Issuable;
import org.matricula.document.DocumentKind;
import org.matricula.document.IssueRule;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.matricula.registry.Registry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 自动退学不发肄业证书、退学证明、成绩单.
@Service
class BarredPapers implements Issuable, IssueRule {

    private static final Set<String> BARRED = Set.of(INCOMPLETE_STUDY, WITHDRAWAL, TRANSCRIPT);

    private final Departures departures;
    private final Registry registry;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    BarredPapers(
            Departures departures,
            Registry registry,
            Policies policies,
            Ledger ledger,
            Clock clock) {
        this.departures = departures;
        this.registry = registry;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Refusal> refusals(UUID enrolment, String paper) {
        if (!BARRED.contains(paper)) {
            return List.of();
        }
        var barred =
                policies.value(
                                AutomaticPolicies.BARS_PAPERS,
                                registry.get(enrolment).institution(),
                                LocalDate.now(clock))
                        && departures.automatic(enrolment)
                        && !departures.relaxed(enrolment, paper);
        return barred ? List.of(Refusal.rule("automatic.barred")) : List.of();
    }

    /// At the door where documents are issued.
    @Override
    @Transactional(readOnly = true)
    public List<Refusal> refusals(UUID enrolment, DocumentKind kind) {
        return refusals(
                enrolment,
                switch (kind) {
                    // whatever tells of grades is a transcript to this rule
                    case GRADE_CERTIFICATE, TERM_SHEET -> TRANSCRIPT;
                    default -> kind.code();
                });
    }

    @Override
    @Transactional
    public void relax(UUID enrolment, String paper, String reason) {
        var student = registry.get(enrolment);
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now()
                                        .holds(
                                                "academic-office-head",
                                                "vice-principal",
                                                "province-reviewer")
                                ? null
                                : Refusal.forbidden("automatic.relax"),
                        Refusal.when(reason.isBlank(), "automatic.relax-reason"),
                        Refusal.when(!BARRED.contains(paper), "automatic.not-barred")));
        departures.relax(enrolment, student.person(), student.scopePos(), paper, reason);
        ledger.record(
                Act.of("paper.relax", "enrolment:" + enrolment)
                        .at(student.scopePos())
                        .because(reason)
                        .to(Map.of("paper", paper)));
    }
}
