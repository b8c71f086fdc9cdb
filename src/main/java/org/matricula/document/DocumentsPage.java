package org.matricula.document;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.matricula.page.Allowed;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// A document as it was issued, to be read, kept or printed.
@Controller
class DocumentsPage {

    private final Documents documents;

    DocumentsPage(Documents documents) {
        this.documents = documents;
    }

    @GetMapping("/documents/{id}")
    @Allowed({
        "student",
        "guardian",
        "class-teacher",
        "counsellor",
        "student-affairs",
        "legal-reviewer",
        "appeals-committee",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "vice-principal",
        "archive-keeper",
        "point-reviewer",
        "branch-reviewer",
        "province-reviewer"
    })
    ResponseEntity<Resource> read(@PathVariable UUID id) {
        var content = documents.open(id);
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .contentLength(content.file().size())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline()
                                .filename(content.file().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(content.path()));
    }
}
