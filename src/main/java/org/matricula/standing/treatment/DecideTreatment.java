package org.matricula.standing.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.notice.Notices;
import org.matricula.organisation.Units;
import org.matricula.registry.AccountLinks;
import org.matricula.standing.report.FailedLists;
import org.matricula.standing.run.WarningRuns;
import org.matricula.standing.warning.Warning;
import org.matricula.standing.warning.WarningPapers;
import org.matricula.standing.warning.WarningRows;
import org.matricula.standing.warning.Warnings;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 学籍处理: the academic office decides about one student at a time; no rule decides in its place, and
/// no standing changes by it.
@Service
public class DecideTreatment {

    private static final int SHORTEST = 4;
    private static final int LONGEST = 1_000;

    private final Warnings warnings;
    private final WarningRuns runs;
    private final WarningRows rows;
    private final WarningPapers papers;
    private final FailedLists lists;
    private final Treatments treatments;
    private final TreatmentDays days;
    private final Units units;
    private final AccountLinks links;
    private final Notices notices;
    private final Ledger ledger;
    private final Clock clock;

    DecideTreatment(
            Warnings warnings,
            WarningRuns runs,
            WarningRows rows,
            WarningPapers papers,
            FailedLists lists,
            Treatments treatments,
            TreatmentDays days,
            Units units,
            AccountLinks links,
            Notices notices,
            Ledger ledger,
            Clock clock) {
        this.warnings = warnings;
        this.runs = runs;
        this.rows = rows;
        this.papers = papers;
        this.lists = lists;
        this.treatments = treatments;
        this.days = days;
        this.units = units;
        this.links = links;
        this.notices = notices;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void decide(UUID warning, String decision, String reason) {
        rows.lock(List.of(warning));
        var it = warnings.get(warning);
        var why = reason.strip();
        Refused.unlessEmpty(refusals(it, decision, why));
        var issued = papers.treatment(it, "treatment.decision." + decision, why);
        treatments
                .add(
                        warning,
                        decision,
                        why,
                        days.dueOn(it.institutionId(), it.termFrom()).orElse(null),
                        issued.id(),
                        clock.instant())
                .orElseThrow(() -> new Refused(Refusal.conflict("treatment.decided")));
        var today = LocalDate.now(clock);
        rows.step(warning, "treatment", today, why, null, issued.id(), clock.instant());
        notices.tell(
                links.parties(it.personId(), today),
                "notice.treatment.decided",
                "/own-warnings",
                issued.number());
        ledger.record(
                Act.of("treatment.decide", "enrolment:" + it.enrolmentId())
                        .at(it.scopePos())
                        .because(why)
                        .to(Map.of("decision", decision, "number", issued.number())));
    }

    private List<Refusal> refusals(Warning it, String decision, String why) {
        var run = runs.get(it.runId());
        return Refusal.all(
                run.confirmed() && !it.candidate()
                        ? null
                        : Refusal.conflict("treatment.unconfirmed"),
                it.decision() == null ? null : Refusal.conflict("treatment.decided"),
                days.endsYear(it.institutionId(), it.termFrom())
                        ? null
                        : Refusal.rule("treatment.year-end"),
                it.failedCourses() < run.listedFrom() || lists.received(it.runId(), it.scopePos())
                        ? null
                        : Refusal.rule("treatment.not-received"),
                Treatment.DECISIONS.contains(decision)
                        ? compulsory(it, decision)
                        : Refusal.input("decision", "treatment.decision"),
                why.length() < SHORTEST || why.length() > LONGEST
                        ? Refusal.input("reason", "treatment.reason", SHORTEST, LONGEST)
                        : null);
    }

    /// No school proposes that a pupil withdraw (义务教育法 第二十七条, 未成年人保护法 第二十八条).
    private @Nullable Refusal compulsory(Warning it, String decision) {
        var school = "school".equals(units.get(it.institutionId()).education());
        return Refusal.when(school && decision.equals("withdrawal"), "treatment.school");
    }
}
