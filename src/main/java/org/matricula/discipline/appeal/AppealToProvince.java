package org.matricula.discipline.appeal;

import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.discipline.DisciplinePapers;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.appeal.Appeals.Appeal;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 向省级教育行政部门申诉 (普通高等学校学生管理规定 第六十二条): when it was lodged, by when the province answers, and what the
/// school does upon it. The answer is recorded with the province's letter, by somebody who neither
/// lodged it nor had a part in what is appealed against: nobody takes a decision back alone.
@Service
class AppealToProvince {

    private final Appeals appeals;
    private final AppealKind kind;
    private final AppealClocks clocks;
    private final ConcludeAppeal concludeAppeal;
    private final CarryOutAppeal carryOut;
    private final DisciplinePapers papers;
    private final Ledger ledger;

    AppealToProvince(
            Appeals appeals,
            AppealKind kind,
            AppealClocks clocks,
            ConcludeAppeal concludeAppeal,
            CarryOutAppeal carryOut,
            DisciplinePapers papers,
            Ledger ledger) {
        this.appeals = appeals;
        this.kind = kind;
        this.clocks = clocks;
        this.concludeAppeal = concludeAppeal;
        this.carryOut = carryOut;
        this.papers = papers;
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
    /// @param letter the province's decision
    @Transactional
    void answer(
            UUID caseId,
            String outcome,
            String number,
            @Nullable LocalDate on,
            @Nullable String measure,
            @Nullable Integer months,
            @Nullable Upload letter) {
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
                        kind.tookPart(it),
                        Acting.now().account() == null
                                        || Acting.now().account().equals(it.lodgedBy())
                                ? Refusal.forbidden("appeal.own-lodged")
                                : null,
                        letter == null ? Refusal.input("file", "appeal.province-letter") : null,
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
        papers.addToCase(caseId, it.personId(), it.scopePos(), "appeal", letter);
        carryOut.carryOut(it.decidedId(), outcome, measure, months, number.strip(), it.caseNumber())
                .ifPresent(id -> appeals.reversal(caseId, id));
        record("appeal.answer", it, Map.of("outcome", outcome, "number", number.strip()));
    }

    private void record(String act, Appeal it, Map<String, ?> to) {
        ledger.record(
                Act.of(act, "case:" + it.caseId()).at(it.scopePos()).inCase(it.caseId()).to(to));
    }
}
