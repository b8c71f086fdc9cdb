package org.matricula.card.issue;

import java.util.UUID;
import org.matricula.kernel.Absent;

/// The acts upon one card by their names in addresses.
final class CardActs {

    private CardActs() {}

    /// @throws Absent if there is no such act
    static void of(CardDesk desk, UUID card, String act, String reason, String from, String to) {
        switch (act) {
            case "lost" -> desk.lost(card);
            case "found" -> desk.found(card);
            case "take-back" -> desk.takeBack(card);
            case "give-back" -> desk.giveBack(card);
            case "void" -> desk.end(card, reason);
            case "interval" -> desk.interval(card, from, to);
            default -> throw new Absent("act " + act);
        }
    }
}
