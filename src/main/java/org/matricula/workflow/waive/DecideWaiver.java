package org.matricula.workflow.waive;

import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.record.CaseRows;
import org.matricula.workflow.record.Trail;
import org.matricula.workflow.record.WaiverRows;
import org.matricula.workflow.record.WaiverRows.Waiver;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/// 审批特批: a leader lets one rule give way, or does not, in so many words. The application then still
/// goes through all its offices.
@Service
public class DecideWaiver {

    /// Those who answer for the rules themselves.
    static final List<String> DECIDERS =
            List.of("academic-office-head", "vice-principal", "province-reviewer");

    private final WaiverRows rows;
    private final CaseRows cases;
    private final Trail trail;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    DecideWaiver(
            WaiverRows rows,
            CaseRows cases,
            Trail trail,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.cases = cases;
        this.trail = trail;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void decide(UUID id, boolean grant, @Nullable String opinion) {
        var seen = rows.find(id).orElseThrow(() -> new Absent("waiver"));
        var it = cases.lock(seen.caseId());
        var waiver = rows.find(id).orElseThrow();
        var said = opinion == null ? "" : opinion.strip();
        Refused.unlessEmpty(refusals(waiver, it, said));
        var actor = Acting.now();
        if (!rows.decide(id, grant ? "grant" : "refuse", said, actor, clock.instant())) {
            throw new Refused(Refusal.conflict("waiver.decided"));
        }
        trail.add(
                it,
                grant ? "waiver-granted" : "waiver-refused",
                null,
                waiver.sentence() + " — " + said);
        if (waiver.askedBy() != null) {
            notices.tell(
                    List.of(waiver.askedBy()),
                    grant ? "notice.waiver.granted" : "notice.waiver.refused",
                    "/cases/" + it.id(),
                    it.subjectName());
        }
        ledger.record(
                Act.of(grant ? "waiver.grant" : "waiver.refuse", "case:" + it.id())
                        .at(it.scopePos())
                        .inCase(it.id())
                        .because(said)
                        .to(Map.of("rule", waiver.rule())));
    }

    private static List<Refusal> refusals(Waiver waiver, CaseView it, String opinion) {
        var actor = Acting.now();
        return Refusal.all(
                actor.holds(DECIDERS.toArray(String[]::new))
                        ? null
                        : Refusal.forbidden("waiver.leaders"),
                Objects.equals(waiver.askedBy(), actor.account())
                        ? Refusal.forbidden("waiver.own")
                        : null,
                opinion.isEmpty() ? Refusal.input("opinion", "reason.missing") : null,
                waiver.decision() != null || !it.state().editable() || !waiver.holds()
                        ? Refusal.conflict("waiver.decided")
                        : null);
    }
}
