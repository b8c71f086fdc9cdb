package org.matricula.discipline.appeal;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.discipline.DisciplinePapers;
import org.matricula.discipline.DisciplinePapers.Paper;
import org.matricula.discipline.appeal.Appeals.Appeal;
import org.matricula.identity.Holder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// An appeal's whole file. Every look stands in the ledger.
@Service
public class AppealDesk {

    /// @param further last day of turning to the province, null before the decision was delivered
    public record File(
            Appeal appeal,
            List<String> members,
            List<Holder> committee,
            List<Paper> papers,
            @Nullable LocalDate further) {}

    private final Appeals appeals;
    private final AppealClocks clocks;
    private final ConcludeAppeal concludeAppeal;
    private final DisciplinePapers papers;
    private final Ledger ledger;

    AppealDesk(
            Appeals appeals,
            AppealClocks clocks,
            ConcludeAppeal concludeAppeal,
            DisciplinePapers papers,
            Ledger ledger) {
        this.appeals = appeals;
        this.clocks = clocks;
        this.concludeAppeal = concludeAppeal;
        this.papers = papers;
        this.ledger = ledger;
    }

    @Transactional
    List<Appeal> list(int limit) {
        ledger.record(Act.of("appeal.list", null));
        return appeals.list(limit);
    }

    @Transactional
    File open(UUID caseId) {
        var it = appeals.get(caseId);
        ledger.record(
                Act.of("appeal.read", "case:" + caseId)
                        .at(it.scopePos())
                        .inCase(caseId)
                        .to(Map.of("number", it.caseNumber())));
        var delivered = it.deliveredOn();
        return new File(
                it,
                appeals.members(caseId),
                it.open() ? concludeAppeal.committee(it) : List.of(),
                papers.ofCase(caseId),
                delivered == null ? null : clocks.further(it.institutionId(), delivered));
    }
}
