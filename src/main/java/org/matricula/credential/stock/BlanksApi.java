package org.matricula.credential.stock;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToCertificates;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The stock of blanks for other systems: the same movements by the same rules.
@RestController
@RequestMapping("/api/v1/diploma-blanks")
@OpenToCertificates
class BlanksApi {

    record Receipt(
            @Nullable UUID institution,
            @Nullable String form,
            @Nullable String prefix,
            int digits,
            long first,
            long last,
            int boxes,
            @Nullable String note) {}

    record Handed(
            @Nullable UUID institution, @Nullable String form, int some, @Nullable String holder) {}

    record Move(
            @Nullable UUID institution,
            @Nullable String form,
            @Nullable String from,
            @Nullable String to,
            @Nullable String reason) {}

    record Destroyed(@Nullable UUID institution, @Nullable String form, @Nullable String list) {}

    record Count(
            @Nullable UUID institution, @Nullable String form, int found, @Nullable String note) {}

    record Counted(long more) {}

    private final Blanks blanks;
    private final BlankDesk desk;
    private final DestroyBlanks destroyBlanks;

    BlanksApi(Blanks blanks, BlankDesk desk, DestroyBlanks destroyBlanks) {
        this.blanks = blanks;
        this.desk = desk;
        this.destroyBlanks = destroyBlanks;
    }

    @GetMapping
    List<Blanks.Balance> balances() {
        return blanks.balances();
    }

    @GetMapping("/destroyed/{list}")
    List<Blanks.Blank> destroyed(@PathVariable String list) {
        return blanks.destroyed(list);
    }

    @PostMapping
    ResponseEntity<Void> receive(@RequestBody Receipt it) {
        desk.receive(
                new BlankDesk.Receipt(
                        it.institution(),
                        text(it.form()),
                        text(it.prefix()),
                        it.digits(),
                        it.first(),
                        it.last(),
                        it.boxes(),
                        text(it.note())));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/hand")
    ResponseEntity<Void> hand(@RequestBody Handed it) {
        desk.hand(it.institution(), text(it.form()), it.some(), text(it.holder()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/destroy")
    Map<String, UUID> destroy(@RequestBody Destroyed it) {
        return Map.of(
                "id", destroyBlanks.propose(it.institution(), text(it.form()), text(it.list())));
    }

    @PostMapping("/destroy/{list}/witness")
    ResponseEntity<Void> witness(@PathVariable UUID list) {
        destroyBlanks.witness(list);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/count")
    Counted count(@RequestBody Count it) {
        return new Counted(
                desk.count(it.institution(), text(it.form()), it.found(), text(it.note())));
    }

    /// @param act `back`, `spoil` or `give-back`
    @PostMapping("/moves/{act}")
    ResponseEntity<Void> move(@PathVariable String act, @RequestBody Move it) {
        BlanksPage.moved(
                desk,
                act,
                it.institution(),
                text(it.form()),
                text(it.from()),
                text(it.to()),
                text(it.reason()));
        return ResponseEntity.noContent().build();
    }

    private static String text(@Nullable String it) {
        return it == null ? "" : it;
    }
}
