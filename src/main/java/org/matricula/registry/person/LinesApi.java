package org.matricula.registry.person;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.OpenToReaders;
import org.matricula.registry.OpenToStaff;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A file's lists: `family`, `schooling`, `growth`, `destination`.
@RestController
@RequestMapping("/api/v1/students/{number}/lists/{list}")
class LinesApi {

    record Answer(List<Map<String, Object>> items, @Nullable String next) {}

    private final EditLines editLines;
    private final ReadFile readFile;
    private final LineViews views;

    LinesApi(EditLines editLines, ReadFile readFile, LineViews views) {
        this.editLines = editLines;
        this.readFile = readFile;
        this.views = views;
    }

    @GetMapping
    @OpenToReaders
    ResponseEntity<Answer> show(
            @PathVariable String number,
            @PathVariable String list,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String unmask) {
        var file = readFile.read(number, institution, unmask);
        var kind = EditLines.kind(list);
        return ResponseEntity.ok()
                .eTag(file.row().tag())
                .cacheControl(CacheControl.noStore())
                .body(
                        new Answer(
                                file.lines().getOrDefault(kind.key(), List.of()).stream()
                                        .map(it ->
                                                views.answer(kind, it, file.row(), unmask != null))
                                        .toList(),
                                null));
    }

    @PostMapping
    @OpenToStaff
    ResponseEntity<Map<String, UUID>> add(
            @PathVariable String number,
            @PathVariable String list,
            @RequestParam(required = false) @Nullable String institution,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody Map<String, String> typed) {
        var shown = editLines.save(number, institution, list, null, tag, typed);
        var line = java.util.Objects.requireNonNull(shown.line());
        return ResponseEntity.created(
                        URI.create(
                                "/api/v1/students/%s/lists/%s/%s"
                                        .formatted(shown.row().key(), list, line)))
                .eTag(shown.row().tag())
                .body(Map.of("id", line));
    }

    @PutMapping("/{line}")
    @OpenToStaff
    ResponseEntity<Void> change(
            @PathVariable String number,
            @PathVariable String list,
            @PathVariable UUID line,
            @RequestParam(required = false) @Nullable String institution,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag,
            @RequestBody Map<String, String> typed) {
        var shown = editLines.save(number, institution, list, line, tag, typed);
        return ResponseEntity.noContent().eTag(shown.row().tag()).build();
    }

    @DeleteMapping("/{line}")
    @OpenToStaff
    ResponseEntity<Void> remove(
            @PathVariable String number,
            @PathVariable String list,
            @PathVariable UUID line,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(defaultValue = "") String reason,
            @RequestHeader(name = "If-Match", required = false) @Nullable String tag) {
        var row = editLines.remove(number, institution, list, line, tag, Map.of("reason", reason));
        return ResponseEntity.noContent().eTag(row.tag()).build();
    }
}
