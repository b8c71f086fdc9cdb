package org.matricula.enrolment.certificate;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The register of status certificates for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/certificates")
@OpenToRegistrars
class CertificatesApi {

    private static final int MOST = 200;

    record ToldCertificate(
            UUID id,
            UUID document,
            String number,
            LocalDate issuedOn,
            String studentNumber,
            String name,
            String state,
            @Nullable String handedTo,
            @Nullable LocalDate handedOn,
            @Nullable String handNote,
            @Nullable String voidReason,
            @Nullable String replaces) {}

    /// @param student a student number; null for a whole unit
    record Asked(@Nullable UUID unit, @Nullable String student) {}

    record HandedOver(@Nullable String to, @Nullable LocalDate on, @Nullable String note) {}

    record Why(@Nullable String reason) {}

    record Reissued(UUID document, String number) {}

    private final Certificates certificates;
    private final IssueCertificates issueCertificates;
    private final HandOverCertificates handOverCertificates;
    private final VoidCertificate voidCertificate;

    CertificatesApi(
            Certificates certificates,
            IssueCertificates issueCertificates,
            HandOverCertificates handOverCertificates,
            VoidCertificate voidCertificate) {
        this.certificates = certificates;
        this.issueCertificates = issueCertificates;
        this.handOverCertificates = handOverCertificates;
        this.voidCertificate = voidCertificate;
    }

    @GetMapping
    Slice<ToldCertificate> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return certificates
                .page(
                        new Certificates.Sought(
                                q,
                                Certificates.State.of(state),
                                cursor,
                                Math.clamp(limit, 1, MOST)))
                .map(CertificatesApi::told);
    }

    @PostMapping
    ResponseEntity<IssueCertificates.Outcome> issue(@RequestBody Asked asked) {
        var outcome =
                asked.student() == null
                        ? issueCertificates.toUnit(asked.unit())
                        : issueCertificates.toStudent(asked.student());
        return ResponseEntity.status(201).body(outcome);
    }

    @PostMapping("/{certificate}/hand-over")
    ResponseEntity<Void> handOver(
            @PathVariable UUID certificate, @RequestBody HandedOver handedOver) {
        handOverCertificates.handOver(
                List.of(certificate),
                orBlank(handedOver.to()),
                handedOver.on(),
                orBlank(handedOver.note()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{certificate}/void")
    ResponseEntity<Void> end(@PathVariable UUID certificate, @RequestBody Why why) {
        voidCertificate.end(certificate, orBlank(why.reason()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{certificate}/reissue")
    ResponseEntity<Reissued> reissue(@PathVariable UUID certificate, @RequestBody Why why) {
        var it = voidCertificate.reissue(certificate, orBlank(why.reason()));
        return ResponseEntity.status(201).body(new Reissued(it.id(), it.number()));
    }

    private static ToldCertificate told(Certificates.Line it) {
        return new ToldCertificate(
                it.id(),
                it.documentId(),
                it.number(),
                it.issuedOn(),
                it.studentNumber(),
                it.name(),
                it.state().code(),
                it.handedTo(),
                it.handedOn(),
                it.handNote(),
                it.voidReason(),
                it.replaces());
    }

    private static String orBlank(@Nullable String text) {
        return text == null ? "" : text;
    }
}
