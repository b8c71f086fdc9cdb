package org.matricula.credential.certificate;

import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToCertificates;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The register of certificates for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/diplomas")
@OpenToCertificates
class DiplomasApi {

    private static final int MOST = 200;

    record Decision(@Nullable UUID institution, @Nullable String decisionNo) {}

    record Drawn(List<UUID> certificates) {}

    record Print(
            @Nullable UUID unit,
            @Nullable String kind,
            @Nullable String printer,
            @Nullable String holder) {}

    record Told(UUID id) {}

    record Why(@Nullable String reason) {}

    record Handed(
            @Nullable String way,
            @Nullable String taker,
            @Nullable String takerId,
            @Nullable String signature,
            @Nullable String letter,
            @Nullable String carrier,
            @Nullable String tracking) {}

    record Offset(
            @Nullable UUID institution,
            @Nullable String form,
            @Nullable String printer,
            @Nullable String right,
            @Nullable String down) {}

    private final Diplomas certificates;
    private final DrawUpCertificates drawUp;
    private final PrintCertificates print;
    private final HandOverCertificate handOver;
    private final CertificateEditions editions;

    DiplomasApi(
            Diplomas certificates,
            DrawUpCertificates drawUp,
            PrintCertificates print,
            HandOverCertificate handOver,
            CertificateEditions editions) {
        this.certificates = certificates;
        this.drawUp = drawUp;
        this.print = print;
        this.handOver = handOver;
        this.editions = editions;
    }

    @GetMapping
    Slice<Certificate> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return certificates.page(
                new Diplomas.Sought(q, kind, state, null, cursor, Math.clamp(limit, 1, MOST)));
    }

    @GetMapping("/{certificate}")
    Certificate get(@PathVariable UUID certificate) {
        return certificates.get(certificate);
    }

    @PostMapping
    ResponseEntity<Drawn> draw(@RequestBody Decision it) {
        if (it.institution() == null) {
            throw new Refused(Refusal.input("institution", "certificate.decision"));
        }
        return ResponseEntity.status(201)
                .body(new Drawn(drawUp.ofDecision(it.institution(), text(it.decisionNo()))));
    }

    @PostMapping("/print-runs")
    ResponseEntity<Told> print(@RequestBody Print it) {
        return ResponseEntity.status(201)
                .body(
                        new Told(
                                print.print(
                                        it.unit(),
                                        text(it.kind()),
                                        text(it.printer()),
                                        text(it.holder()))));
    }

    @PostMapping("/{certificate}/hand-over")
    ResponseEntity<Void> hand(@PathVariable UUID certificate, @RequestBody Handed it) {
        handOver.hand(
                certificate,
                new HandOverCertificate.Taken(
                        text(it.way()),
                        text(it.taker()),
                        it.takerId(),
                        it.signature(),
                        bytes(it.letter()),
                        it.carrier(),
                        it.tracking()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{certificate}/spoil")
    ResponseEntity<Void> spoil(@PathVariable UUID certificate, @RequestBody Why it) {
        print.spoil(certificate, text(it.reason()));
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{certificate}/unprint")
    ResponseEntity<Void> unprint(@PathVariable UUID certificate) {
        print.unprint(certificate);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{certificate}/edition")
    ResponseEntity<Told> edition(@PathVariable UUID certificate) {
        return ResponseEntity.ok(new Told(editions.of(certificate)));
    }

    @PutMapping("/offsets")
    ResponseEntity<Void> offset(@RequestBody Offset it) {
        if (it.institution() == null) {
            throw new Refused(Refusal.input("institution", "certificate.decision"));
        }
        print.set(
                new PrintRuns.Offset(
                        it.institution(),
                        DiplomaFormsPage.kind(text(it.form())).code(),
                        text(it.printer()),
                        DiplomaFormsPage.millimetres(text(it.right()), "right"),
                        DiplomaFormsPage.millimetres(text(it.down()), "down")));
        return ResponseEntity.noContent().build();
    }

    private static byte @Nullable [] bytes(@Nullable String base64) {
        try {
            return base64 == null ? null : Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(Refusal.input("letter", "certificate.letter"));
        }
    }

    private static String text(@Nullable String it) {
        return it == null ? "" : it;
    }
}
