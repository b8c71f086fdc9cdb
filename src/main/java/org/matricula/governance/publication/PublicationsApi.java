package org.matricula.governance.publication;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.place.Leaders;
import org.matricula.governance.place.Typed;
import org.matricula.governance.publication.PublicationView.Line;
import org.matricula.governance.publication.PublicationView.Objection;
import org.matricula.governance.publication.PublicationView.Publication;
import org.matricula.governance.publication.PublishOutcomes.NewPublication;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What is public, for other systems.
@RestController
@RequestMapping("/api/v1/publications")
@Allowed(Allowed.SIGNED_IN)
class PublicationsApi {

    private static final int MOST = 200;

    /// @param objections the reader's own; all of them for the office
    /// @param next number of the last line, for `after` of the next page; null where the list ends
    record One(
            Publication publication,
            List<Line> lines,
            @Nullable Integer next,
            List<Objection> objections) {}

    record Said(@Nullable String words, @Nullable String answer, @Nullable String reason) {}

    private final Publications publications;
    private final PublishOutcomes publishOutcomes;
    private final RaiseObjection raiseObjection;

    PublicationsApi(
            Publications publications,
            PublishOutcomes publishOutcomes,
            RaiseObjection raiseObjection) {
        this.publications = publications;
        this.publishOutcomes = publishOutcomes;
        this.raiseObjection = raiseObjection;
    }

    @GetMapping
    Slice<Publication> list(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return publications.page(unit, cursor, Math.clamp(limit, 1, MOST)).publications();
    }

    @GetMapping("/{id}")
    One one(@PathVariable UUID id, @RequestParam(defaultValue = "0") int after) {
        var it = publications.one(id, after, List.of());
        return new One(it.publication(), it.lines(), it.next(), it.objections());
    }

    @PostMapping
    @Leaders
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> publish(@RequestBody NewPublication publication) {
        return Map.of("id", publishOutcomes.publish(publication));
    }

    @PostMapping("/{id}/withdraw")
    @Leaders
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID id, @RequestBody Said said) {
        publishOutcomes.withdraw(id, Typed.text(said.reason()));
    }

    @PostMapping("/{id}/objections")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> object(@PathVariable UUID id, @RequestBody Said said) {
        return Map.of("id", raiseObjection.raise(id, Typed.text(said.words())));
    }

    @PostMapping("/{id}/objections/{objection}/answer")
    @Leaders
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void answer(@PathVariable UUID id, @PathVariable UUID objection, @RequestBody Said said) {
        raiseObjection.answer(id, objection, Typed.text(said.answer()));
    }
}
