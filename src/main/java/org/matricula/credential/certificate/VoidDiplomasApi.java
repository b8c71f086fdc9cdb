package org.matricula.credential.certificate;

import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToCertificates;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Withdrawing and voiding for other systems: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1/diplomas")
@OpenToCertificates
class VoidDiplomasApi {

    record Decision(
            @Nullable UUID institution, @Nullable String decisionNo, @Nullable String reason) {}

    record Why(@Nullable String reason) {}

    /// @param file the decision, in Base64
    record Proposed(
            @Nullable String documentNo,
            @Nullable LocalDate on,
            @Nullable String reason,
            @Nullable Boolean surrendered,
            @Nullable String fileName,
            @Nullable String file) {}

    record Seen(@Nullable UUID voiding) {}

    record Cancelled(@Nullable LocalDate on, @Nullable String note) {}

    private final WithdrawCertificates withdraw;
    private final VoidCertificates voids;
    private final Voidings voidings;
    private final Diplomas certificates;

    VoidDiplomasApi(
            WithdrawCertificates withdraw,
            VoidCertificates voids,
            Voidings voidings,
            Diplomas certificates) {
        this.withdraw = withdraw;
        this.voids = voids;
        this.voidings = voidings;
        this.certificates = certificates;
    }

    @PostMapping("/withdrawals")
    WithdrawCertificates.Withdrawn decision(@RequestBody Decision it) {
        if (it.institution() == null) {
            throw new Refused(Refusal.input("institution", "certificate.decision"));
        }
        return withdraw.ofDecision(it.institution(), text(it.decisionNo()), text(it.reason()));
    }

    @PostMapping("/{certificate}/withdrawal")
    ResponseEntity<Void> withdraw(@PathVariable UUID certificate, @RequestBody Why it) {
        withdraw.withdraw(certificate, text(it.reason()));
        return ResponseEntity.noContent().build();
    }

    /// Every proposal about a certificate, the newest first.
    @GetMapping("/{certificate}/voidings")
    List<Voidings.Voiding> of(@PathVariable UUID certificate) {
        return voidings.of(certificates.get(certificate).id());
    }

    @PostMapping("/{certificate}/voiding")
    ResponseEntity<Map<String, UUID>> propose(
            @PathVariable UUID certificate, @RequestBody Proposed it) {
        var id =
                voids.propose(
                        certificate,
                        new VoidCertificates.Proposed(
                                text(it.documentNo()),
                                it.on(),
                                text(it.reason()),
                                Boolean.TRUE.equals(it.surrendered()),
                                text(it.fileName()),
                                bytes(it.file())));
        return ResponseEntity.status(201).body(Map.of("id", id));
    }

    @PostMapping("/{certificate}/voiding/confirmation")
    ResponseEntity<Void> confirm(@PathVariable UUID certificate, @RequestBody Seen it) {
        voids.confirm(certificate, it.voiding());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{certificate}/voiding/withdrawal")
    ResponseEntity<Void> takeBack(@PathVariable UUID certificate, @RequestBody Seen it) {
        voids.withdraw(certificate, it.voiding());
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/{certificate}/cancellation")
    ResponseEntity<Void> cancelled(@PathVariable UUID certificate, @RequestBody Cancelled it) {
        voids.cancelled(certificate, it.on(), text(it.note()));
        return ResponseEntity.noContent().build();
    }

    private static byte @Nullable [] bytes(@Nullable String base64) {
        try {
            return base64 == null ? null : Base64.getDecoder().decode(base64);
        } catch (IllegalArgumentException unreadable) {
            throw new Refused(Refusal.input("file", "certificate.void-file"));
        }
    }

    private static String text(@Nullable String it) {
        return it == null ? "" : it;
    }
}
