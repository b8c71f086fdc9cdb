package org.matricula.archive.disposal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.ArchiveNumbers;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 拟稿: lists what has run out by a day; what is held never comes upon a list.
@Service
class DraftDisposal {

    private final DisposalRows rows;
    private final SetPeriods periods;
    private final ArchiveNumbers numbers;
    private final Ledger ledger;
    private final Clock clock;

    DraftDisposal(
            DisposalRows rows,
            SetPeriods periods,
            ArchiveNumbers numbers,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.periods = periods;
        this.numbers = numbers;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param asOf null for today; never a day to come
    @Transactional
    UUID draft(@Nullable LocalDate asOf) {
        var today = LocalDate.now(clock);
        var on = asOf == null ? today : asOf;
        if (on.isAfter(today)) {
            throw new Refused(Refusal.input("asOf", "disposal.future"));
        }
        var school = periods.school();
        var number = numbers.next(school.id(), "JD", today.getYear());
        var id =
                rows.add(school, number, on, clock.instant())
                        .orElseThrow(() -> new Refused(Refusal.conflict("disposal.open")));
        var items = rows.collect(id);
        if (items == 0) {
            throw new Refused(Refusal.conflict("disposal.none", on.toString()));
        }
        ledger.record(
                Act.of("archive.draft-disposal", "disposal:" + id)
                        .at(school.pos())
                        .to(Map.of("number", number, "asOf", on.toString(), "items", items)));
        return id;
    }
}
