package org.matricula.attachment;

import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.matricula.kernel.Absent;
import org.matricula.page.Allowed;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/// Gives files out so that nothing in them can act: own type, no guessing, no scripts, no frame.
@Controller
@Allowed(Allowed.SIGNED_IN)
class FilesPage {

    private final Files files;

    FilesPage(Files files) {
        this.files = files;
    }

    @GetMapping("/files/{id}")
    ResponseEntity<Resource> download(@PathVariable UUID id) {
        if (files.get(id).kind().equals(Files.DOCUMENT)) {
            throw new Absent("file " + id);
        }
        var content = files.open(id);
        var file = content.file();
        var way = file.image() ? ContentDisposition.inline() : ContentDisposition.attachment();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .cacheControl(CacheControl.noStore())
                .header(
                        "Content-Disposition",
                        way.filename(file.name(), StandardCharsets.UTF_8).build().toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; frame-ancestors 'none'")
                .body(new FileSystemResource(content.path()));
    }
}
