package org.matricula.archive.handover;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
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

/// Hand-over lists for other systems.
@RestController
@RequestMapping("/api/v1/archive-handovers")
@OpenToHandover
class HandoversApi {

    private static final int MOST = 200;

    record Made(UUID id) {}

    /// @param pages by student, for a list to the archive
    /// @param body for a list to another body
    record Handed(@Nullable UUID unit, @Nullable Map<UUID, Integer> pages, @Nullable String body) {}

    record Received(
            @Nullable Boolean taken,
            @Nullable Map<UUID, Integer> pages,
            @Nullable String signer,
            @Nullable String note) {}

    record Why(@Nullable String reason) {}

    private final ReadHandovers read;
    private final HandFilesOver handFilesOver;

    HandoversApi(ReadHandovers read, HandFilesOver handFilesOver) {
        this.read = read;
        this.handFilesOver = handFilesOver;
    }

    @GetMapping
    Slice<Handover> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return read.page(cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{handover}")
    OpenedHandover show(@PathVariable UUID handover) {
        return read.open(handover);
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Made hand(@RequestBody Handed it) {
        if (it.unit() == null) {
            throw new Refused(Refusal.input("unit", "field.missing"));
        }
        return new Made(
                it.body() == null
                        ? handFilesOver.toArchive(
                                it.unit(), it.pages() == null ? Map.of() : it.pages())
                        : handFilesOver.toBody(it.unit(), it.body()));
    }

    @PostMapping("/{handover}/receipt")
    @Allowed({"archive-keeper", "registrar"})
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void receive(@PathVariable UUID handover, @RequestBody Received it) {
        handFilesOver.receive(
                handover,
                Boolean.TRUE.equals(it.taken()),
                it.pages() == null ? Map.of() : it.pages(),
                it.signer(),
                it.note());
    }

    @PostMapping("/{handover}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@PathVariable UUID handover, @RequestBody Why it) {
        handFilesOver.withdraw(handover, it.reason() == null ? "" : it.reason());
    }
}
