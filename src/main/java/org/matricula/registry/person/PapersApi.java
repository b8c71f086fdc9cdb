package org.matricula.registry.person;

import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Papers and the photograph, by interface.
@RestController
@RequestMapping("/api/v1/students/{number}")
@Allowed({
    "class-teacher",
    "counsellor",
    "department-registrar",
    "registrar",
    "academic-office-head",
    "archive-keeper",
    "point-reviewer"
})
class PapersApi {

    private final KeepPapers keepPapers;

    PapersApi(KeepPapers keepPapers) {
        this.keepPapers = keepPapers;
    }

    @PutMapping("/photo")
    ResponseEntity<Map<String, UUID>> photo(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        var stored = keepPapers.photo(number, institution, PapersPage.handed(file));
        return ResponseEntity.ok(Map.of("id", stored.id()));
    }

    @PostMapping("/files")
    ResponseEntity<Map<String, UUID>> add(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable UUID replaces,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        var stored = keepPapers.add(number, institution, kind, replaces, PapersPage.handed(file));
        return ResponseEntity.created(
                        URI.create("/api/v1/students/" + number + "/files/" + stored.id()))
                .body(Map.of("id", stored.id()));
    }

    @DeleteMapping("/files/{id}")
    ResponseEntity<Void> strike(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String institution,
            @RequestParam(defaultValue = "") String reason) {
        keepPapers.strike(number, institution, id, reason);
        return ResponseEntity.noContent().build();
    }
}
