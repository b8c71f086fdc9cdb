package org.matricula.archive.loan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 借出与归还: over the counter of the archive. What comes back is looked through.
@Service
class HandVolume {

    private static final int MOST_PAGES = 500;

    private final LoanRows rows;
    private final CertifyCopy certifyCopy;
    private final Ledger ledger;
    private final Clock clock;

    HandVolume(LoanRows rows, CertifyCopy certifyCopy, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.certifyCopy = certifyCopy;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Reading on the spot ends the same day, so that a volume left upon a table is missed.
    @Transactional
    void out(UUID loan) {
        rows.hold(loan);
        var it = rows.get(loan);
        rows.holdVolume(it.volumeId());
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("approved")
                                ? null
                                : Refusal.conflict("loan.not-approved"),
                        rows.isAway(it.volumeId())
                                ? Refusal.conflict("loan.away", it.volume())
                                : null,
                        !it.way().equals(Way.COPY.code()) && rows.isOut(it.volumeId())
                                ? Refusal.conflict("loan.out", it.volume())
                                : null,
                        it.way().equals(Way.LOAN.code()) && rows.isHeld(it.volumeId())
                                ? Refusal.conflict("loan.held", it.volume())
                                : null));
        var due = it.way().equals(Way.ON_SITE.code()) ? LocalDate.now(clock) : it.dueOn();
        rows.handedOut(loan, due, clock.instant());
        ledger.record(
                Act.of("archive.hand-out", "loan:" + loan)
                        .at(it.scopePos())
                        .to(Map.of("volume", it.volume(), "borrower", it.borrower())));
    }

    /// @param condition `whole`, `damaged` or `short`
    /// @param note what is damaged or missing
    /// @param pages copied, for a copy
    @Transactional
    void in(UUID loan, String condition, @Nullable String note, @Nullable Integer pages) {
        rows.hold(loan);
        var it = rows.get(loan);
        var whole = condition.equals("whole");
        var copy = it.way().equals(Way.COPY.code());
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("out") ? null : Refusal.conflict("loan.not-out"),
                        whole || condition.equals("damaged") || condition.equals("short")
                                ? null
                                : Refusal.input("condition", "loan.condition"),
                        !whole && (note == null || note.isBlank())
                                ? Refusal.input("note", "loan.note")
                                : null,
                        copy && (pages == null || pages < 1 || pages > MOST_PAGES)
                                ? Refusal.input("pages", "volume.pages")
                                : null));
        rows.takenIn(
                loan,
                condition,
                whole || note == null ? null : note.strip(),
                copy ? pages : null,
                clock.instant());
        var told = new HashMap<String, Object>();
        told.put("volume", it.volume());
        told.put("condition", condition);
        if (copy) {
            told.put("copy", certifyCopy.certify(it, pages));
        }
        ledger.record(
                Act.of("archive.take-in", "loan:" + loan)
                        .at(it.scopePos())
                        .because(whole ? null : note)
                        .to(told));
    }
}
