package org.matricula.standing.treatment;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.standing.warning.WarningRows;
import org.matricula.standing.warning.Warnings;
import org.matricula.workflow.apply.Begin;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 据处理意见发起异动: drafts the case that the decision calls for, filled in as far as the decision tells.
/// Whoever opens it fills in the rest and hands it in; its own rules and offices decide.
@Service
public class OpenTreatmentCase {

    /// 异动原因 (JY/T 1001 4.2.40): 成绩太差.
    private static final String POOR_RESULTS = "22";

    private final Warnings warnings;
    private final WarningRows rows;
    private final Treatments treatments;
    private final Begin begin;
    private final Ledger ledger;
    private final Clock clock;

    OpenTreatmentCase(
            Warnings warnings,
            WarningRows rows,
            Treatments treatments,
            Begin begin,
            Ledger ledger,
            Clock clock) {
        this.warnings = warnings;
        this.rows = rows;
        this.treatments = treatments;
        this.begin = begin;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @return the case
    @Transactional
    public UUID open(UUID warning) {
        rows.lock(List.of(warning));
        var it = warnings.get(warning);
        var treatment = treatments.find(warning).orElseThrow(() -> new Absent("treatment"));
        var kind = Treatment.kind(treatment.decision());
        if (kind == null || treatment.caseId() != null) {
            throw new Refused(
                    Refusal.conflict(kind == null ? "treatment.no-case" : "treatment.case-open"));
        }
        var id = begin.begin(kind, it.studentNumber(), fields(treatment), treatment.reason());
        treatments.opened(treatment.id(), id, clock.instant());
        rows.step(warning, "case", LocalDate.now(clock), null, null, null, clock.instant());
        ledger.record(
                Act.of("treatment.open-case", "enrolment:" + it.enrolmentId())
                        .at(it.scopePos())
                        .inCase(id)
                        .to(Map.of("kind", kind, "treatment", treatment.id().toString())));
        return id;
    }

    private static Map<String, Object> fields(Treatment it) {
        return switch (it.decision()) {
            case "repeat" -> Map.of("reason", POOR_RESULTS, "explanation", it.reason());
            case "leave" -> Map.of("wish", "school", "explanation", it.reason());
            default -> Map.of("ground", "results", "facts", it.reason());
        };
    }
}
