package org.matricula.registry.person;

import java.time.Instant;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Content;
import org.matricula.attachment.Files;
import org.matricula.attachment.StoredFile;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.kernel.Absent;
import org.matricula.registry.OpenToReaders;
import org.springframework.context.MessageSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// What the school has issued about a student, and what was handed in.
@RestController
@RequestMapping("/api/v1/students/{number}")
@OpenToReaders
class StudentDocumentsApi {

    record Coded(String code, String label) {}

    record Document(
            UUID id,
            Coded kind,
            String number,
            String code,
            String title,
            LocalDate issuedOn,
            String issuedBy,
            Coded state,
            @Nullable Instant endedAt,
            @Nullable String endReason,
            @Nullable UUID successor,
            @Nullable UUID caseId,
            @Nullable String sha256) {}

    record Answer(List<Document> items, @Nullable String next) {}

    record StudentFile(
            UUID id, String kind, String name, String mediaType, long size, Instant storedAt,
            boolean current) {}

    record StudentFilesAnswer(List<StudentFile> items, @Nullable String next) {}

    private final StudentFiles files;
    private final Documents documents;
    private final KeepPapers papers;
    private final Files attachments;
    private final MessageSource words;

    StudentDocumentsApi(
            StudentFiles files, Documents documents,
            KeepPapers papers,
            Files attachments,
            MessageSource words) {
        this.files = files;
        this.documents = documents;
        this.papers = papers;
        this.attachments = attachments;
        this.words = words;
    }

    /// The newest first.
    @GetMapping("/documents")
    Answer documents(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution,
            Locale locale) {
        var enrolment = files.named(number, institution);
        return new Answer(
                documents.of(enrolment).stream().map(it -> document(it, locale)).toList(), null);
    }

    /// What is known of a document, or, asked for as `application/pdf`, the document.
    @GetMapping("/documents/{id}")
    ResponseEntity<?> document(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String institution,
            @RequestHeader(name = "Accept", defaultValue = MediaType.APPLICATION_JSON_VALUE)
                    String accept,
            Locale locale) {
        var enrolment = files.named(number, institution);
        var it = documents.get(id);
        if (!it.enrolmentId().equals(enrolment)) {
            throw new Absent("document");
        }
        return accept.contains(MediaType.APPLICATION_PDF_VALUE)
                ? content(documents.open(id))
                : ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .body(document(it, locale));
    }

    @GetMapping("/files")
    StudentFilesAnswer files(
            @PathVariable String number,
            @RequestParam(required = false) @Nullable String institution) {
        return new StudentFilesAnswer(
                papers.of(person(number, institution)).stream()
                        .map(StudentDocumentsApi::file)
                        .toList(),
                null);
    }

    /// What is known of a file, or, asked for in its own type, the file.
    @GetMapping("/files/{id}")
    ResponseEntity<?> file(
            @PathVariable String number,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String institution,
            @RequestHeader(name = "Accept", defaultValue = MediaType.APPLICATION_JSON_VALUE)
                    String accept) {
        var person = person(number, institution);
        var file = attachments.get(id);
        if (!person.equals(file.personId()) || file.kind().equals(Files.DOCUMENT)) {
            throw new Absent("file");
        }
        return accept.contains(file.mediaType())
                ? content(attachments.open(id))
                : ResponseEntity.ok(file(file));
    }

    private UUID person(String number, @Nullable String institution) {
        return files.file(files.named(number, institution)).personId();
    }

    private static ResponseEntity<?> content(Content it) {
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(it.file().mediaType()))
                .cacheControl(CacheControl.noStore())
                .body(new FileSystemResource(it.path()));
    }

    private Document document(Issued it, Locale locale) {
        return new Document(
                it.id(),
                new Coded(it.kind().code(), say(it.kind().label(), locale)),
                it.number(),
                it.code(),
                it.title(),
                it.issuedOn(),
                it.issuedBy(),
                new Coded(it.state().code(), say("document.state." + it.state().code(), locale)),
                it.endedAt(),
                it.endReason(),
                it.successorId(),
                it.caseId(),
                it.digest() == null ? null : HexFormat.of().formatHex(it.digest()));
    }

    private static StudentFile file(StoredFile it) {
        return new StudentFile(
                it.id(), it.kind(), it.name(), it.mediaType(), it.size(), it.uploadedAt(),
                it.current());
    }

    private String say(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }
}
