package org.matricula.card.issue;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.card.OpenToCards;
import org.matricula.kernel.Slice;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The register of student cards for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/cards")
@OpenToCards
class CardsApi {

    private static final int MOST = 200;

    record ToldCard(
            UUID id,
            String number,
            String studentNumber,
            String name,
            String kind,
            String state,
            LocalDate madeOn,
            @Nullable LocalDate validUntil,
            @Nullable String fromStation,
            @Nullable String toStation,
            @Nullable String handedTo,
            @Nullable LocalDate handedOn,
            @Nullable String owed,
            @Nullable String replaces) {}

    record ForUnit(@Nullable UUID unit) {}

    record Count(int cards) {}

    /// @param oldOnes whether the cards these take the place of were brought along
    record Handed(@Nullable List<UUID> ids, @Nullable String to, boolean oldOnes) {}

    record Stamps(@Nullable UUID unit, @Nullable String sort, @Nullable String period) {}

    record Deed(@Nullable String reason, @Nullable String from, @Nullable String to) {}

    private final Cards cards;
    private final CardDesk desk;
    private final MakeCards makeCards;

    CardsApi(Cards cards, CardDesk desk, MakeCards makeCards) {
        this.cards = cards;
        this.desk = desk;
        this.makeCards = makeCards;
    }

    @GetMapping
    Slice<ToldCard> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return cards.page(new Cards.Sought(q, state, unit, cursor, Math.clamp(limit, 1, MOST)))
                .map(CardsApi::told);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Count make(@RequestBody ForUnit it) {
        return new Count(makeCards.first(it.unit()));
    }

    @PostMapping("/hand-over")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void handOver(@RequestBody Handed it) {
        desk.handOver(it.ids() == null ? List.of() : it.ids(), text(it.to()), it.oldOnes());
    }

    @PostMapping("/stamps")
    CardDesk.Stamped stamp(@RequestBody Stamps it) {
        return desk.stamp(it.unit(), text(it.sort()), text(it.period()));
    }

    /// `lost`, `found`, `take-back`, `give-back`, `void` with its reason, `interval` with its
    /// stations.
    @PostMapping("/{card}/{act}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void act(
            @PathVariable UUID card,
            @PathVariable String act,
            @RequestBody(required = false) @Nullable Deed it) {
        var deed = it == null ? new Deed(null, null, null) : it;
        CardActs.of(desk, card, act, text(deed.reason()), text(deed.from()), text(deed.to()));
    }

    private static ToldCard told(Cards.Card it) {
        return new ToldCard(
                it.id(),
                it.number(),
                it.studentNumber(),
                it.name(),
                it.kind(),
                it.state(),
                it.madeOn(),
                it.validUntil(),
                it.fromStation(),
                it.toStation(),
                it.handedTo(),
                it.handedOn(),
                it.owed(),
                it.replaces());
    }

    private static String text(@Nullable String typed) {
        return typed == null ? "" : typed;
    }
}
