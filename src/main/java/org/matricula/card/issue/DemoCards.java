package org.matricula.card.issue;

import java.util.Locale;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The demonstration's cards, of one department: most in their owners' hands, some waiting, one
/// lost and one void.
@Component
@Profile("demo")
class DemoCards {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCards.class);
    private static final int WAITING = 12;
    private static final int MOST = 200;

    private final MakeCards makeCards;
    private final CardDesk desk;
    private final Cards cards;
    private final Units units;
    private final TransactionOperations transaction;
    private final MessageSource messages;

    DemoCards(
            MakeCards makeCards,
            CardDesk desk,
            Cards cards,
            Units units,
            TransactionOperations transaction,
            MessageSource messages) {
        this.makeCards = makeCards;
        this.desk = desk;
        this.cards = cards;
        this.units = units;
        this.transaction = transaction;
        this.messages = messages;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(140)
    void fill() {
        try {
            Acting.as(Actor.system("demo"), this::begun);
        } catch (Refused left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    /// What the rules refuse on the day of the first start is left out.
    private void begun() {
        units.institutions().stream()
                .filter(it -> "college".equals(it.education()))
                .findFirst()
                .flatMap(it -> units.below(it.id(), "department").stream().findFirst())
                .filter(it -> cards.sheet(it.id(), 1).isEmpty())
                .ifPresent(it -> transaction.executeWithoutResult(_ -> build(it)));
    }

    private void build(Unit department) {
        makeCards.first(department.id());
        var made = cards.sheet(department.id(), MOST);
        var handed = made.subList(0, Math.max(0, made.size() - WAITING));
        if (handed.size() < 2) {
            return;
        }
        desk.handOver(handed.stream().map(Cards.Card::id).toList(), say("to"), false);
        desk.stamp(department.id(), "registration", say("period"));
        desk.lost(handed.get(handed.size() - 1).id());
        desk.end(handed.get(handed.size() - 2).id(), say("misprinted"));
    }

    private String say(String key) {
        return messages.getMessage("card.demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
