package org.matricula.change.correction;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.OpenToReaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The sheet of a correction for other systems: the same acts by the same rules. The application
/// itself goes through the interface of the cases.
@RestController
@RequestMapping("/api/v1/corrections/{case}")
@OpenToReaders
class CorrectionApi {

    record ToldPaper(String kind, boolean required, @Nullable UUID file) {}

    record ToldField(
            String field,
            String before,
            String after,
            String tier,
            String verdict,
            String source,
            List<ToldPaper> evidence) {}

    record ToldTick(String tick, String by, Instant at, @Nullable String note) {}

    record Doubtful(UUID file, String name, String madeAs, String madeBy) {}

    record ToldSheet(
            UUID id,
            String moment,
            List<ToldField> fields,
            List<ToldTick> ticks,
            List<Doubtful> doubtful) {}

    record NewValue(@Nullable String value) {}

    record Ticks(@Nullable List<String> ticks, @Nullable String note) {}

    record Reading(@Nullable String reason) {}

    private final CorrectionSheet sheet;

    CorrectionApi(CorrectionSheet sheet) {
        this.sheet = sheet;
    }

    @GetMapping
    ToldSheet show(@PathVariable("case") UUID caseId, Locale locale) {
        return told(sheet.show(caseId, locale));
    }

    @PutMapping("/fields/{field}")
    ResponseEntity<Void> put(
            @PathVariable("case") UUID caseId,
            @PathVariable String field,
            @RequestBody NewValue body) {
        sheet.put(caseId, field, body.value() == null ? "" : body.value());
        return ResponseEntity.noContent().build();
    }

    @DeleteMapping("/fields/{field}")
    ResponseEntity<Void> remove(@PathVariable("case") UUID caseId, @PathVariable String field) {
        sheet.remove(caseId, field);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/ticks")
    ResponseEntity<Void> tick(@PathVariable("case") UUID caseId, @RequestBody Ticks body) {
        sheet.tick(
                caseId,
                body.ticks() == null ? List.of() : body.ticks(),
                body.note() == null ? "" : body.note());
        return ResponseEntity.noContent().build();
    }

    /// In clear, to whoever says why.
    @PostMapping("/unmask")
    ToldSheet unmask(@PathVariable("case") UUID caseId, @RequestBody Reading body, Locale locale) {
        return told(sheet.unmasked(caseId, body.reason() == null ? "" : body.reason(), locale));
    }

    private static ToldSheet told(CorrectionSheet.Shown it) {
        return new ToldSheet(
                it.head().id(),
                it.moment().code(),
                it.lines().stream()
                        .map(line ->
                                new ToldField(
                                        line.detail().code(),
                                        line.before(),
                                        line.after(),
                                        line.tier(),
                                        line.verdict(),
                                        line.source(),
                                        line.evidence().stream()
                                                .map(one ->
                                                        new ToldPaper(
                                                                one.kind(),
                                                                one.alone(),
                                                                one.handedIn()))
                                                .toList()))
                        .toList(),
                it.ticks().stream()
                        .map(one ->
                                new ToldTick(
                                        one.tick(), one.checkedBy(), one.checkedAt(), one.note()))
                        .toList(),
                it.doubtful().stream()
                        .map(one ->
                                new Doubtful(
                                        one.file(),
                                        one.name(),
                                        String.valueOf(one.madeAs()),
                                        String.valueOf(one.madeBy())))
                        .toList());
    }
}
