package org.matricula.workflow.waive;

import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.identity.Holders;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.page.Problems;
import org.matricula.workflow.apply.Applicant;
import org.matricula.workflow.apply.Eligibility;
import org.matricula.workflow.record.Trail;
import org.matricula.workflow.record.WaiverRows;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/// 申请特批: asks the leaders that one rule give way in one application, as it is filled in.
@Service
public class AskWaiver {

    private final Applicant applicant;
    private final Eligibility eligibility;
    private final WaiverRows rows;
    private final Trail trail;
    private final Holders holders;
    private final Notices notices;
    private final Problems problems;
    private final Ledger ledger;
    private final Clock clock;

    AskWaiver(
            Applicant applicant,
            Eligibility eligibility,
            WaiverRows rows,
            Trail trail,
            Holders holders,
            Notices notices,
            Problems problems,
            Ledger ledger,
            Clock clock) {
        this.applicant = applicant;
        this.eligibility = eligibility;
        this.rows = rows;
        this.trail = trail;
        this.holders = holders;
        this.notices = notices;
        this.problems = problems;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param rule the code of a refusal that stands against the application now
    /// @param why the person's circumstances
    @Transactional
    public UUID ask(UUID caseId, String rule, String why) {
        var it = applicant.editing(caseId);
        var against =
                eligibility.waivable(it).stream()
                        .filter(refusal -> refusal.code().equals(rule))
                        .findFirst();
        var waits =
                rows.of(caseId).stream()
                        .anyMatch(w -> w.rule().equals(rule) && w.decision() == null);
        Refused.unlessEmpty(
                Refusal.all(
                        Refusal.when(against.isEmpty(), "waiver.not-waivable"),
                        why.isBlank() ? Refusal.input("why", "reason.missing") : null,
                        waits ? Refusal.conflict("waiver.waits") : null));
        var sentence = problems.line(against.orElseThrow(), Locale.SIMPLIFIED_CHINESE).message();
        var id = rows.add(it, rule, sentence, why.strip(), Acting.now(), clock.instant());
        trail.add(it, "waiver-asked", null, sentence + " — " + why.strip());
        var leaders = new LinkedHashSet<UUID>();
        for (var role : DecideWaiver.DECIDERS) {
            holders.holding(role, it.unit(), LocalDate.now(clock))
                    .forEach(who -> leaders.add(who.account()));
        }
        leaders.remove(Acting.now().account());
        notices.tell(leaders, "notice.waiver.asked", "/exceptions", it.subjectName());
        ledger.record(
                Act.of("waiver.ask", "case:" + caseId)
                        .at(it.scopePos())
                        .inCase(caseId)
                        .because(why)
                        .to(Map.of("rule", rule)));
        return id;
    }
}
