package org.matricula.document;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.matricula.attachment.Content;
import org.matricula.attachment.OfdPackage;
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
    private final OfdCopies copies;

    DocumentsPage(Documents documents, OfdCopies copies) {
        this.documents = documents;
        this.copies = copies;
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
        return answer(documents.open(id), MediaType.APPLICATION_PDF, ContentDisposition.inline());
    }

    /// The same as an OFD, where the school runs a service that makes it.
    @GetMapping("/documents/{id}/ofd")
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
    ResponseEntity<Resource> ofd(@PathVariable UUID id) {
        return answer(
                copies.open(id),
                MediaType.parseMediaType(OfdPackage.TYPE),
                ContentDisposition.attachment());
    }

    /// A file of a paper, kept by nobody in between.
    static ResponseEntity<Resource> answer(
            Content content, MediaType type, ContentDisposition.Builder shown) {
        return ResponseEntity.ok()
                .contentType(type)
                .contentLength(content.file().size())
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        shown.filename(content.file().name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .body(new FileSystemResource(content.path()));
    }
}
