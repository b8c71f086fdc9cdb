package org.matricula.discipline.appeal;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.discipline.appeal.Appeals.Appeal;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 向省级教育行政部门申诉 (普通高等学校学生管理规定 第六十二条): when it was lodged, by when the province answers, and what the
/// school does upon it.
@Service
class AppealToProvince {

    private final Appeals appeals;
    private final AppealClocks clocks;
    private final ConcludeAppeal concludeAppeal;
    private final CarryOutAppeal carryOut;
    private final Ledger ledger;

    AppealToProvince(
            Appeals appeals,
            AppealClocks clocks,
            ConcludeAppeal concludeAppeal,
            CarryOutAppeal carryOut,
            Ledger ledger) {
        this.appeals = appeals;
        this.clocks = clocks;
        this.concludeAppeal = concludeAppeal;
        this.carryOut = carryOut;
        this.ledger = ledger;
    }

    @Transactional
    void lodge(UUID caseId, @Nullable LocalDate on) {
        var it = appeals.lock(caseId);
        var delivered = it.deliveredOn();
        if (delivered == null) {
            throw new Refused(Refusal.rule("appeal.undelivered"));
        }
        var last = clocks.further(it.institutionId(), delivered);
        Refused.unlessEmpty(
                Refusal.all(
                        it.provinceOn() != null ? Refusal.conflict("appeal.lodged") : null,
                        on == null || on.isBefore(delivered) || on.isAfter(clocks.today())
                                ? Refusal.input("on", "appeal.lodged-on", delivered.toString())
                                : null,
                        on != null && on.isAfter(last)
                                ? Refusal.rule("appeal.province-late", last.toString()).at("on")
                                : null));
        appeals.lodged(
                caseId,
                java.util.Objects.requireNonNull(on),
                clocks.provinceDue(it.institutionId(), on));
        record("appeal.lodge", it, Map.of("on", on.toString()));
    }

    /// @param number of the province's decision
    /// @param measure where the province has the school decide more lightly
    @Transactional
    void answer(
            UUID caseId,
            String outcome,
            String number,
            @Nullable LocalDate on,
            @Nullable String measure,
            @Nullable Integer months) {
        var it = appeals.lock(caseId);
        var lodged = it.provinceOn();
        if (lodged == null || it.provinceOutcome() != null) {
            throw new Refused(Refusal.conflict("appeal.not-lodged"));
        }
        if (!ConcludeAppeal.CONCLUSIONS.contains(outcome)) {
            throw new Refused(Refusal.input("outcome", "appeal.conclusion"));
        }
        Refused.unlessEmpty(
                Refusal.all(
                        on == null || on.isBefore(lodged) || on.isAfter(clocks.today())
                                ? Refusal.input("on", "appeal.lodged-on", lodged.toString())
                                : null,
                        number.isBlank() || number.length() > 100
                                ? Refusal.input("number", "appeal.province-number")
                                : null,
                        outcome.equals("change")
                                ? concludeAppeal.lighter(it, measure, months)
                                : null));
        appeals.answered(caseId, outcome, number.strip(), java.util.Objects.requireNonNull(on));
        carryOut.carryOut(it.decidedId(), outcome, measure, months, number.strip(), it.caseNumber())
                .ifPresent(id -> appeals.reversal(caseId, id));
        record("appeal.answer", it, Map.of("outcome", outcome, "number", number.strip()));
    }

    private void record(String act, Appeal it, Map<String, ?> to) {
        ledger.record(
                Act.of(act, "case:" + it.caseId()).at(it.scopePos()).inCase(it.caseId()).to(to));
    }
}
