package org.matricula.card.issue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Optional;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionTemplate;

/// Asks the register for whoever holds a card in their hand.
@Service
class CardChecks {

    private final Cards cards;
    private final TransactionTemplate transaction;
    private final Clock clock;

    CardChecks(Cards cards, TransactionTemplate transaction, Clock clock) {
        this.cards = cards;
        this.transaction = transaction;
        this.clock = clock;
    }

    Optional<Cards.Told> of(String code) {
        var told =
                Acting.call(
                        Actor.system("verification"),
                        () -> transaction.execute(it -> cards.byCode(code, LocalDate.now(clock))));
        return told == null ? Optional.empty() : told;
    }
}
