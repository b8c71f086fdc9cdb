package org.matricula.credential.certificate;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToCertificates;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// 原件收回 for other systems.
@RestController
@RequestMapping("/api/v1/diplomas/{certificate}/original")
@OpenToCertificates
class OriginalsApi {

    record Note(@Nullable String note) {}

    private final ReceiveOriginal receiveOriginal;

    OriginalsApi(ReceiveOriginal receiveOriginal) {
        this.receiveOriginal = receiveOriginal;
    }

    @PostMapping
    ResponseEntity<Void> receive(@PathVariable UUID certificate, @RequestBody Note it) {
        receiveOriginal.receive(certificate, it.note() == null ? "" : it.note());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/return")
    ResponseEntity<Void> giveBack(@PathVariable UUID certificate) {
        receiveOriginal.giveBack(certificate);
        return ResponseEntity.noContent().build();
    }
}
