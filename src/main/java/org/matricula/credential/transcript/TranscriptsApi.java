package org.matricula.credential.transcript;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToTranscripts;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The register of transcripts and the batches for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1")
@OpenToTranscripts
class TranscriptsApi {

    private static final int MOST = 200;

    record Asked(
            @Nullable UUID unit,
            @Nullable String purpose,
            @Nullable String form,
            @Nullable UUID term,
            @Nullable String language,
            @Nullable String title) {}

    record Told(UUID id) {}

    record Progress(
            UUID id,
            String state,
            int students,
            int issued,
            int refused,
            List<TranscriptLines.Line> lines) {}

    record Why(@Nullable String reason) {}

    record HandedOver(@Nullable String to, @Nullable LocalDate on) {}

    private final IssuedTranscripts issued;
    private final TranscriptBatches batches;
    private final TranscriptLines lines;
    private final AskForBatch askForBatch;
    private final Clock clock;

    TranscriptsApi(
            IssuedTranscripts issued,
            TranscriptBatches batches,
            TranscriptLines lines,
            AskForBatch askForBatch,
            Clock clock) {
        this.issued = issued;
        this.batches = batches;
        this.lines = lines;
        this.askForBatch = askForBatch;
        this.clock = clock;
    }

    @GetMapping("/transcripts")
    Slice<IssuedTranscripts.Line> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String purpose,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return issued.page(
                new IssuedTranscripts.Sought(q, purpose, cursor, Math.clamp(limit, 1, MOST)));
    }

    @PostMapping("/transcript-batches")
    ResponseEntity<Told> ask(@RequestBody Asked it) {
        var id =
                askForBatch.ask(
                        new AskForBatch.Ask(
                                it.unit(),
                                text(it.purpose()),
                                text(it.form()),
                                it.term(),
                                text(it.language()),
                                text(it.title())));
        return ResponseEntity.status(201).body(new Told(id));
    }

    @GetMapping("/transcript-batches/{batch}")
    Progress progress(@PathVariable UUID batch) {
        var it = batches.get(batch);
        return new Progress(
                it.id(), it.state(), it.students(), it.issued(), it.refused(), lines.of(batch));
    }

    @PostMapping("/transcript-batches/{batch}/agree")
    @Allowed({"registrar", "academic-office-head"})
    ResponseEntity<Void> agree(@PathVariable UUID batch) {
        askForBatch.decide(batch, true, "");
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/transcript-batches/{batch}/turn-down")
    @Allowed({"registrar", "academic-office-head"})
    ResponseEntity<Void> turnDown(@PathVariable UUID batch, @RequestBody Why why) {
        askForBatch.decide(batch, false, text(why.reason()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/transcript-batches/{batch}/hand-over")
    ResponseEntity<Void> handOver(@PathVariable UUID batch, @RequestBody HandedOver it) {
        askForBatch.handOver(
                batch, text(it.to()), it.on() == null ? LocalDate.now(clock) : it.on());
        return ResponseEntity.noContent().build();
    }

    private static String text(@Nullable String it) {
        return it == null ? "" : it;
    }
}
