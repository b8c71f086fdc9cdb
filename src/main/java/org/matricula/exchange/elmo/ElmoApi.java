package org.matricula.exchange.elmo;

import java.util.UUID;
import org.matricula.page.Allowed;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// The transcript in ELMO, for the office that issued it and for the student whose it is.
@RestController
@Allowed({"department-registrar", "registrar", "academic-office-head", "student"})
class ElmoApi {

    private final WriteElmo write;

    ElmoApi(WriteElmo write) {
        this.write = write;
    }

    @GetMapping({"/exchange/elmo/{document}", "/api/v1/transcripts/{document}/elmo"})
    ResponseEntity<byte[]> elmo(@PathVariable UUID document) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_XML)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"elmo-" + document + ".xml\"")
                .body(write.of(document));
    }
}
