package org.matricula.credential.proof;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToTranscripts;
import org.matricula.credential.proof.IssueProof.Wanted;
import org.matricula.document.Issued;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// Proofs of enrolment for programs: the same acts by the same rules.
@RestController
@RequestMapping("/api/v1")
class ProofsApi {

    private static final int MOST = 200;

    record Asked(
            @Nullable UUID enrolment,
            @Nullable String number,
            @Nullable String language,
            @Nullable String purpose) {

        Wanted wanted() {
            return new Wanted(language == null ? "zh" : language, purpose == null ? "" : purpose);
        }
    }

    record Told(UUID document, String number, String code) {

        static Told of(Issued it) {
            return new Told(it.id(), it.number(), it.code());
        }
    }

    record Why(@Nullable String reason) {}

    private final Proofs proofs;
    private final IssueProof issueProof;

    ProofsApi(Proofs proofs, IssueProof issueProof) {
        this.proofs = proofs;
        this.issueProof = issueProof;
    }

    @GetMapping("/proofs")
    @OpenToTranscripts
    Slice<Proofs.Line> list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID cursor,
            @RequestParam(defaultValue = "50") int limit) {
        return proofs.page(q, cursor, Math.clamp(limit, 1, MOST));
    }

    @PostMapping("/proofs")
    @OpenToTranscripts
    ResponseEntity<Told> issue(@RequestBody Asked it) {
        var enrolment = issueProof.numbered(it.number == null ? "" : it.number);
        return ResponseEntity.status(201).body(Told.of(issueProof.issue(enrolment, it.wanted())));
    }

    @PostMapping("/proofs/{proof}/void")
    @OpenToTranscripts
    ResponseEntity<Void> revoke(@PathVariable UUID proof, @RequestBody Why why) {
        issueProof.revoke(proof, why.reason == null ? "" : why.reason);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/own-proofs")
    @Allowed({"student", "guardian"})
    ResponseEntity<Told> own(@RequestBody Asked it) {
        if (it.enrolment == null
                || proofs.ownStudents().stream()
                        .noneMatch(own -> own.enrolmentId().equals(it.enrolment))) {
            throw new Absent("student");
        }
        return ResponseEntity.status(201)
                .body(Told.of(issueProof.issue(it.enrolment, it.wanted())));
    }
}
