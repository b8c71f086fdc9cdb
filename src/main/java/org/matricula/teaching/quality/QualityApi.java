package org.matricula.teaching.quality;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.teaching.OpenToQuality;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// 教学检查 for other systems, by the same rules.
@RestController
@RequestMapping("/api/v1/teaching-quality")
@OpenToQuality
class QualityApi {

    private static final int MOST = 200;

    record Asked(
            @Nullable UUID task,
            @Nullable String kind,
            @Nullable LocalDate heldOn,
            @Nullable String subject,
            @Nullable Integer lookedAt,
            @Nullable Integer rating,
            @Nullable String findings,
            @Nullable String measure,
            @Nullable LocalDate dueOn) {

        NewInspection typed() {
            return new NewInspection(
                    task,
                    text(kind),
                    heldOn,
                    text(subject),
                    lookedAt,
                    rating == null ? 0 : rating,
                    text(findings),
                    text(measure),
                    dueOn);
        }
    }

    record Made(UUID id) {}

    private final WatchTeaching watch;

    QualityApi(WatchTeaching watch) {
        this.watch = watch;
    }

    @GetMapping
    Slice<Inspection> list(
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        var most = Math.clamp(limit, 1, MOST);
        return Slice.of(watch.page(open, cursor, most + 1), most, it -> it.id().toString());
    }

    @GetMapping("/{inspection}")
    Inspection show(@PathVariable UUID inspection) {
        return watch.get(inspection);
    }

    @PostMapping
    ResponseEntity<Made> record(@RequestBody Asked it) {
        return ResponseEntity.status(201).body(new Made(watch.record(it.typed())));
    }

    private static String text(@Nullable String it) {
        return it == null ? "" : it;
    }
}
