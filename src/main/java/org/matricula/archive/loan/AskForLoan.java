package org.matricula.archive.loan;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 借阅申请, and taking it back before it is decided.
@Service
class AskForLoan {

    private static final int LONGEST = 200;

    private final LoanRows rows;
    private final Ledger ledger;
    private final Clock clock;

    AskForLoan(LoanRows rows, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    UUID ask(NewLoan asked) {
        var actor = Acting.now();
        var it =
                new NewLoan(
                        asked.volume().strip(),
                        asked.way(),
                        asked.purpose(),
                        filled(asked.borrower()),
                        filled(asked.organisation()),
                        filled(asked.letter()));
        var volume = rows.volume(it.volume());
        var stranger = it.organisation() != null || it.letter() != null;
        Refused.unlessEmpty(
                Refusal.all(
                        volume.isEmpty() ? Refusal.input("volume", "loan.volume") : null,
                        Way.codes().contains(it.way()) ? null : Refusal.input("way", "loan.way"),
                        it.purpose().isBlank() || it.purpose().length() > LONGEST
                                ? Refusal.input("purpose", "loan.purpose")
                                : null,
                        stranger && (it.organisation() == null || it.letter() == null)
                                ? Refusal.input("letter", "loan.letter")
                                : null,
                        stranger && it.borrower() == null
                                ? Refusal.input("borrower", "loan.borrower")
                                : null,
                        stranger && !actor.holds("archive-keeper", "registrar")
                                ? Refusal.input("organisation", "loan.stranger")
                                : null));
        if (rows.isAway(volume.get())) {
            throw new Refused(Refusal.conflict("loan.away", it.volume()));
        }
        if (rows.openAlready(volume.get(), it.way())) {
            throw new Refused(Refusal.conflict("loan.asked"));
        }
        var id =
                rows.ask(
                        volume.get(),
                        it,
                        it.borrower() == null ? actor.name() : it.borrower(),
                        clock.instant());
        ledger.record(
                Act.of("archive.ask-loan", "loan:" + id)
                        .at(rows.get(id).scopePos())
                        .because(it.purpose().strip())
                        .to(Map.of("volume", it.volume(), "way", it.way())));
        return id;
    }

    @Transactional
    void withdraw(UUID loan) {
        rows.hold(loan);
        var it = rows.get(loan);
        Refused.unlessEmpty(
                Refusal.all(
                        Acting.now().account() != null
                                        && Acting.now().account().equals(it.askerId())
                                ? null
                                : Refusal.conflict("loan.not-yours"),
                        it.state().equals("asked") ? null : Refusal.conflict("loan.decided")));
        rows.withdrawn(loan);
        ledger.record(Act.of("archive.withdraw-loan", "loan:" + loan).at(it.scopePos()));
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
