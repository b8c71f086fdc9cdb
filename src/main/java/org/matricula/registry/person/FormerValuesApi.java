package org.matricula.registry.person;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.OpenToReaders;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// 信息变更记录 for other systems, by the same rules as the page.
@RestController
@RequestMapping("/api/v1/students/{number}/former-values")
@OpenToReaders
class FormerValuesApi {

    record ToldPaper(UUID id, String kind) {}

    /// @param from the first day of the new value; null where the old one never was true
    record ToldChange(
            String field,
            String before,
            String after,
            @Nullable String from,
            Instant recordedAt,
            String recordedBy,
            String reason,
            @Nullable UUID caseId,
            List<ToldPaper> evidence,
            List<ToldPaper> issuedBefore) {}

    record Answer(List<ToldChange> items, @Nullable String next) {}

    private final FormerValues values;

    FormerValuesApi(FormerValues values) {
        this.values = values;
    }

    @GetMapping
    ResponseEntity<Answer> show(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String unmask,
            Locale locale) {
        var shown = values.read(number, institution, unmask, locale);
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new Answer(shown.lines().stream().map(FormerValuesApi::told).toList(), null));
    }

    private static ToldChange told(FormerValues.Line it) {
        return new ToldChange(
                it.detail().code(),
                it.before(),
                it.after(),
                it.from().isEmpty() ? null : it.from(),
                it.at(),
                it.actor(),
                it.why(),
                it.caseId(),
                papers(it.evidence()),
                papers(it.papers()));
    }

    private static List<ToldPaper> papers(List<FormerValues.Paper> all) {
        return all.stream().map(it -> new ToldPaper(it.id(), it.kind())).toList();
    }
}
