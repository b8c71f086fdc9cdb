package org.matricula.change.batch;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Batches, with the same power as on the page.
@RestController
@OpenToBatches
class BatchesApi {

    /// @param seen what the preview said of itself when it was read
    record Approval(@Nullable String seen) {}

    record Why(@Nullable String reason) {

        String told() {
            return reason == null ? "" : reason;
        }
    }

    private final BatchViews views;
    private final PrepareBatch prepare;
    private final MarkBatch mark;
    private final DealBatch deal;
    private final ApproveBatch approve;
    private final UndoBatch undo;

    BatchesApi(
            BatchViews views,
            PrepareBatch prepare,
            MarkBatch mark,
            DealBatch deal,
            ApproveBatch approve,
            UndoBatch undo) {
        this.views = views;
        this.prepare = prepare;
        this.mark = mark;
        this.deal = deal;
        this.approve = approve;
        this.undo = undo;
    }

    @GetMapping("/api/v1/batch-changes")
    Slice<BatchChange> list(
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return views.list(cursor, Math.clamp(limit, 1, BatchViews.PAGE));
    }

    /// A batch with its sums and a page of its lines; while it is prepared, as the register stands
    /// at this moment.
    @GetMapping("/api/v1/batch-changes/{id}")
    BatchViews.View get(
            @PathVariable UUID id,
            @RequestParam(required = false) BatchLine.@Nullable Outcome outcome,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "100") int limit) {
        return views.get(id, outcome, cursor, Math.clamp(limit, 1, BatchViews.MOST));
    }

    @PostMapping("/api/v1/batch-changes")
    @ResponseStatus(HttpStatus.CREATED)
    Map<String, UUID> prepare(@RequestBody BatchRequest asked) {
        return Map.of("id", prepare.prepare(asked));
    }

    @PutMapping("/api/v1/batch-changes/{id}/lines")
    Map<String, Integer> mark(@PathVariable UUID id, @RequestBody List<BatchMark> marks) {
        return Map.of("marked", mark.mark(id, marks));
    }

    /// Deals the students of a split to its classes anew, balanced by sex, boarding and score.
    @PostMapping("/api/v1/batch-changes/{id}/deal")
    void deal(@PathVariable UUID id) {
        deal.all(id);
    }

    /// Makes the preview again, of those who stand there now.
    @PostMapping("/api/v1/batch-changes/{id}/refresh")
    Map<String, Integer> refresh(@PathVariable UUID id) {
        return Map.of("students", prepare.refresh(id));
    }

    @PostMapping("/api/v1/batch-changes/{id}/approval")
    void approve(@PathVariable UUID id, @RequestBody Approval approval) {
        approve.approve(id, approval.seen() == null ? "" : approval.seen());
    }

    @PostMapping("/api/v1/batch-changes/{id}/return")
    void sendBack(@PathVariable UUID id, @RequestBody Why why) {
        approve.sendBack(id, why.told());
    }

    @PostMapping("/api/v1/batch-changes/{id}/cancellation")
    void cancel(@PathVariable UUID id, @RequestBody Why why) {
        prepare.cancel(id, why.told());
    }

    @PostMapping("/api/v1/batch-changes/{id}/undo-request")
    void askUndo(@PathVariable UUID id, @RequestBody Why why) {
        undo.ask(id, why.told());
    }

    @PostMapping("/api/v1/batch-changes/{id}/undo")
    void undo(@PathVariable UUID id) {
        undo.undo(id);
    }

    @PostMapping("/api/v1/batch-changes/{id}/undo-refusal")
    void declineUndo(@PathVariable UUID id) {
        undo.decline(id);
    }
}
