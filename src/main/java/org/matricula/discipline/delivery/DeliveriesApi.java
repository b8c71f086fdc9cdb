package org.matricula.discipline.delivery;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.OpenToDeliveries;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// What is still to be delivered, for other systems.
@RestController
@OpenToDeliveries
class DeliveriesApi {

    private static final int SHOWN = 200;

    private final OpenDeliveries open;
    private final DeliverDecision deliverDecision;

    DeliveriesApi(OpenDeliveries open, DeliverDecision deliverDecision) {
        this.open = open;
        this.deliverDecision = deliverDecision;
    }

    /// 送达, with its proof as the part `file`.
    @PostMapping("/api/v1/deliveries/{of}/{what}")
    ResponseEntity<Void> deliver(
            @PathVariable UUID of,
            @PathVariable String what,
            @RequestParam(defaultValue = "") String way,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String receiver,
            @RequestParam(defaultValue = "") String witnesses,
            @RequestParam(defaultValue = "") String tracking,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(required = false) @Nullable MultipartFile file)
            throws IOException {
        deliverDecision.deliver(
                of,
                what,
                new DeliverDecision.Told(way, on, receiver, witnesses, tracking, reason),
                file == null || file.isEmpty()
                        ? null
                        : new Upload(
                                Objects.requireNonNullElse(file.getOriginalFilename(), "proof"),
                                file.getInputStream()));
        return ResponseEntity.noContent().build();
    }

    @GetMapping("/api/v1/deliveries")
    List<Deliveries.Outstanding> outstanding() {
        return open.outstanding(SHOWN);
    }
}
