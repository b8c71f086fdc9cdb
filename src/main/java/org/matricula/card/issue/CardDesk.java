package org.matricula.card.issue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.card.CardPolicies;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.policy.Policies;
import org.matricula.registry.Departures;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 学生证窗口: what is done with a card between its making and its end.
@Service
public class CardDesk {

    private static final int LONGEST = 60;

    private final Cards cards;
    private final CardRows rows;
    private final Units units;
    private final Policies policies;
    private final ObjectProvider<Departures> departures;
    private final Ledger ledger;
    private final Clock clock;

    CardDesk(
            Cards cards,
            CardRows rows,
            Units units,
            Policies policies,
            ObjectProvider<Departures> departures,
            Ledger ledger,
            Clock clock) {
        this.cards = cards;
        this.rows = rows;
        this.units = units;
        this.policies = policies;
        this.departures = departures;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// 发放: who takes them signs for them; who was given a new card in place of one that is not lost
    /// brings the old one along.
    @Transactional
    void handOver(List<UUID> ids, String to, boolean oldOnes) {
        var some = ids.stream().sorted().map(cards::lock).toList();
        Refused.unlessEmpty(
                Refusal.all(
                        some.isEmpty() ? Refusal.input("id", "card.none-chosen") : null,
                        to.isBlank() || to.strip().length() > LONGEST
                                ? Refusal.input("to", "card.taker", LONGEST)
                                : null,
                        some.stream().allMatch(it -> it.state().equals("made"))
                                ? null
                                : Refusal.conflict("card.not-waiting"),
                        some.stream().anyMatch(it -> it.owed() != null)
                                ? Refusal.rule("card.owed")
                                : null,
                        departing(some),
                        tooEarly(some),
                        !oldOnes && some.stream().anyMatch(CardDesk::bringsOld)
                                ? Refusal.rule("card.old-first")
                                : null));
        rows.hand(ids, to.strip(), today());
        for (var it : some) {
            if (bringsOld(it) && it.replacesId() != null) {
                rows.cameBack(it.replacesId(), today());
            }
            record("card.hand-over", it, to.strip());
        }
    }

    /// 挂失: from this moment its code says void.
    @Transactional
    public void lost(UUID id) {
        var it = cards.lock(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("issued") ? null : Refusal.conflict("card.not-issued")));
        rows.state(id, "lost");
        record("card.lost", it, null);
    }

    /// 解除挂失: it was found before another was made.
    @Transactional
    void found(UUID id) {
        var it = cards.lock(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("lost") ? null : Refusal.conflict("card.not-lost"),
                        departing(List.of(it))));
        rows.state(id, "issued");
        record("card.found", it, null);
    }

    /// 收回: for good from who has left, for the time of the leave from who is on one.
    @Transactional
    void takeBack(UUID id) {
        var it = cards.lock(id);
        Refused.unlessEmpty(Refusal.all(takeable(it) ? null : Refusal.conflict("card.not-issued")));
        if ("left".equals(it.owed())) {
            rows.end(id, "returned", "离校交回", today());
        } else {
            rows.state(id, "deposited");
        }
        record("card.take-back", it, it.owed());
    }

    /// One that was kept meanwhile is given up for good once its student has left.
    private static boolean takeable(Cards.Card it) {
        return switch (it.state()) {
            case "issued" -> true;
            case "lost" -> it.owed() != null;
            case "deposited" -> "left".equals(it.owed());
            default -> false;
        };
    }

    /// 领回: the leave is over, or the transfer came to nothing.
    @Transactional
    void giveBack(UUID id) {
        var it = cards.lock(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("deposited")
                                ? null
                                : Refusal.conflict("card.not-deposited"),
                        it.owed() == null ? null : Refusal.rule("card.still-away"),
                        departing(List.of(it))));
        rows.state(id, "issued");
        record("card.give-back", it, null);
    }

    /// 作废: misprinted, or not to be found on leaving.
    @Transactional
    void end(UUID id, String reason) {
        var it = cards.lock(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.endedOn() == null ? null : Refusal.conflict("card.ended"),
                        reason.isBlank() || reason.strip().length() > LONGEST
                                ? Refusal.input("reason", "card.reason", LONGEST)
                                : null));
        rows.end(id, "void", reason.strip(), today());
        record("card.void", it, reason.strip());
    }

    /// 乘车区间: written before the card is handed over; later by application, with proof.
    @Transactional
    void interval(UUID id, String from, String to) {
        var it = cards.lock(id);
        Refused.unlessEmpty(
                Refusal.all(
                        it.state().equals("made") ? null : Refusal.rule("card.interval-by-case"),
                        discount(it.institutionId()),
                        stations(from, to)));
        rows.interval(id, from.strip(), to.strip());
        record("card.interval", it, null);
    }

    /// @param unregistered whose cards were left out, for their students are not registered this
    ///   term
    record Stamped(int cards, int unregistered) {}

    /// 盖章: every card handed over of a unit, once for each term or year. 注册章 and 优惠章 say alike that
    /// the student is registered.
    @Transactional
    Stamped stamp(@Nullable UUID unitId, String sort, String period) {
        var unit = unit(unitId);
        Refused.unlessEmpty(
                Refusal.all(
                        sort.equals("registration") || sort.equals("discount")
                                ? null
                                : Refusal.input("sort", "card.sort"),
                        period.isBlank() || period.strip().length() > LONGEST
                                ? Refusal.input("period", "card.period", LONGEST)
                                : null));
        var left = rows.unregistered(unit.pos(), unit.posEnd(), sort, today());
        var many = rows.stamp(unit.pos(), unit.posEnd(), sort, period.strip(), today());
        ledger.record(
                Act.of("card.stamp", "unit:" + unit.id())
                        .at(unit.pos())
                        .to(Map.of("sort", sort, "period", period.strip(), "cards", many)));
        return new Stamped(many, left);
    }

    /// 火车票优惠: only at schools whose students travel at the students' fare.
    public @Nullable Refusal discount(UUID institution) {
        return Refusal.when(
                !policies.value(CardPolicies.DISCOUNT, institution, today()), "card.no-discount");
    }

    /// Two stations, each named and not the same.
    public static @Nullable Refusal stations(String from, String to) {
        return from.isBlank()
                        || to.isBlank()
                        || from.strip().equals(to.strip())
                        || from.length() > LONGEST
                        || to.length() > LONGEST
                ? Refusal.input("fromStation", "card.stations")
                : null;
    }

    Unit unit(@Nullable UUID id) {
        return (id == null ? java.util.Optional.<Unit>empty() : units.find(id))
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    /// A replaced card is handed over with the batch of its month.
    private @Nullable Refusal tooEarly(List<Cards.Card> some) {
        return some.stream()
                .map(Cards.Card::collectFrom)
                .filter(it -> it != null && it.isAfter(today()))
                .max(Comparator.naturalOrder())
                .map(it -> Refusal.rule("card.too-early", it.toString()))
                .orElse(null);
    }

    /// No card comes into the hands of whom the school has let go while another decides: it would
    /// leave with them. The card is locked, and so read behind the last office's approval.
    private @Nullable Refusal departing(List<Cards.Card> some) {
        return some.stream()
                .filter(it -> departures.stream().anyMatch(one -> one.agreed(it.enrolmentId())))
                .findFirst()
                .map(it -> Refusal.rule("card.departing", it.number()))
                .orElse(null);
    }

    private static boolean bringsOld(Cards.Card it) {
        return !it.kind().equals("first") && !it.kind().equals("lost");
    }

    private void record(String act, Cards.Card it, @Nullable String why) {
        ledger.record(
                Act.of(act, "enrolment:" + it.enrolmentId())
                        .at(it.scopePos())
                        .because(why)
                        .to(Map.of("number", it.number())));
    }

    private LocalDate today() {
        return LocalDate.now(clock);
    }
}
