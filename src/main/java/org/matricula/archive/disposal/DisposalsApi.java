package org.matricula.archive.disposal;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/// Appraisals and destructions for other systems.
@RestController
@RequestMapping("/api/v1/archive-disposals")
@OpenToCommittee
class DisposalsApi {

    private static final int MOST = 200;

    record Drafted(@Nullable LocalDate asOf) {}

    record Made(UUID id) {}

    /// @param keep what is kept on: `volume:kind`, and years, none for ever
    record Decision(
            @Nullable Boolean approved,
            @Nullable String opinion,
            @Nullable List<KeptItem> keep,
            @Nullable String keepWhy) {}

    record Watched(@Nullable String method) {}

    record Why(@Nullable String reason) {}

    private final ReadDisposals read;
    private final DraftDisposal draftDisposal;
    private final DecideDisposal decideDisposal;
    private final DestroyPapers destroyPapers;

    DisposalsApi(
            ReadDisposals read,
            DraftDisposal draftDisposal,
            DecideDisposal decideDisposal,
            DestroyPapers destroyPapers) {
        this.read = read;
        this.draftDisposal = draftDisposal;
        this.decideDisposal = decideDisposal;
        this.destroyPapers = destroyPapers;
    }

    @GetMapping
    Slice<Disposal> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return read.page(cursor, Math.clamp(limit, 1, MOST));
    }

    @GetMapping("/{disposal}")
    OpenedDisposal show(@PathVariable UUID disposal) {
        return read.open(disposal);
    }

    @PostMapping
    @Allowed({"archive-keeper", "registrar"})
    @ResponseStatus(HttpStatus.CREATED)
    Made draft(@RequestBody Drafted it) {
        return new Made(draftDisposal.draft(it.asOf()));
    }

    @PostMapping("/{disposal}/decision")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void decide(@PathVariable UUID disposal, @RequestBody Decision it) {
        decideDisposal.decide(
                disposal,
                Boolean.TRUE.equals(it.approved()),
                it.opinion() == null ? "" : it.opinion(),
                it.keep() == null ? List.of() : it.keep(),
                it.keepWhy());
    }

    @PostMapping("/{disposal}/abandonment")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void abandon(@PathVariable UUID disposal, @RequestBody Why it) {
        decideDisposal.abandon(disposal, it.reason() == null ? "" : it.reason());
    }

    @PostMapping("/{disposal}/watch")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void watch(@PathVariable UUID disposal, @RequestBody Watched it) {
        destroyPapers.watch(disposal, it.method() == null ? "" : it.method());
    }
}
