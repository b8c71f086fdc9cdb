package org.matricula.change.chase;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.chase.Chases.Chase;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Chases, for other systems.
@RestController
@Allowed({"class-teacher", "registrar", "vice-principal"})
class ChasesApi {

    record Answer(Chase chase, List<Chases.Contact> contacts) {}

    record Opening(
            @Nullable String student, @Nullable LocalDate lostOn, @Nullable String circumstances) {}

    record Attempt(
            @Nullable LocalDate on,
            @Nullable String channel,
            @Nullable String person,
            @Nullable String result) {}

    record Report(@Nullable LocalDate on, @Nullable String number) {}

    record Closing(@Nullable String outcome, @Nullable String note) {}

    record Reason(@Nullable String note) {}

    private final Chasing chasing;

    ChasesApi(Chasing chasing) {
        this.chasing = chasing;
    }

    @GetMapping("/api/v1/chases")
    Slice<Chase> list(
            @RequestParam(defaultValue = "false") boolean closed,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return chasing.list(!closed, cursor, Math.clamp(limit, 1, 200));
    }

    @GetMapping("/api/v1/chases/{id}")
    Answer one(@PathVariable UUID id) {
        return new Answer(chasing.get(id), chasing.contacts(id));
    }

    @PostMapping("/api/v1/chases")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> open(@RequestBody Opening it) {
        return Map.of(
                "id", chasing.open(text(it.student()), it.lostOn(), text(it.circumstances())));
    }

    @PostMapping("/api/v1/chases/{id}/contacts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void contact(@PathVariable UUID id, @RequestBody Attempt it) {
        chasing.contact(id, it.on(), text(it.channel()), text(it.person()), text(it.result()));
    }

    @PostMapping("/api/v1/chases/{id}/report")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void report(@PathVariable UUID id, @RequestBody Report it) {
        chasing.report(id, it.on(), text(it.number()));
    }

    @PostMapping("/api/v1/chases/{id}/outcome")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void close(@PathVariable UUID id, @RequestBody Closing it) {
        chasing.close(id, text(it.outcome()), text(it.note()));
    }

    @PostMapping("/api/v1/chases/{id}/report-returned")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void returned(@PathVariable UUID id, @RequestBody Reason it) {
        chasing.returned(id, text(it.note()));
    }

    @PostMapping("/api/v1/chases/{id}/reopen")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void reopen(@PathVariable UUID id, @RequestBody Reason it) {
        chasing.reopen(id, text(it.note()));
    }

    private static String text(@Nullable String given) {
        return Objects.requireNonNullElse(given, "");
    }
}
