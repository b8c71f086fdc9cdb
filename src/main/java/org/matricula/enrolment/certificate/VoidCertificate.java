package org.matricula.enrolment.certificate;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 作废与补发: a certificate that was lost, spoilt or made out wrongly ends, with the reason; where the
/// student is still registered, another takes its place under a number of its own.
@Service
class VoidCertificate {

    private final CertificateRows rows;
    private final CertificateSheets sheets;
    private final Documents documents;
    private final Ledger ledger;
    private final Clock clock;

    VoidCertificate(
            CertificateRows rows,
            CertificateSheets sheets,
            Documents documents,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.sheets = sheets;
        this.documents = documents;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @throws Refused if no reason is given, or it is void already
    @Transactional
    void end(UUID line, String reason) {
        var it = ended(line, reason);
        documents.revoked(documents.get(it.documentId()), reason.strip());
        ledger.record(
                Act.of("certificate.void", "certificate:" + line)
                        .at(it.scopePos())
                        .because(reason.strip())
                        .to(Map.of("number", it.number())));
    }

    /// @return the one that stands from now on
    /// @throws Refused also if the student is registered no longer
    @Transactional
    Issued reissue(UUID line, String reason) {
        var it = ended(line, reason);
        var scope = Acting.now().scope();
        var claims = rows.claim(scope.lo(), scope.hi(), it.enrolmentId(), line);
        if (claims.isEmpty()) {
            throw new Refused(Refusal.conflict("certificate.none-to-issue", it.number()));
        }
        var issued = sheets.issue(claims, it.number()).getFirst();
        documents.voided(List.of(documents.get(it.documentId())), reason.strip(), issued);
        ledger.record(
                Act.of("certificate.reissue", "certificate:" + line)
                        .at(it.scopePos())
                        .because(reason.strip())
                        .from(Map.of("number", it.number()))
                        .to(Map.of("number", issued.number())));
        return issued;
    }

    private CertificateRows.Held ended(UUID line, String reason) {
        var it = rows.lock(List.of(line)).getFirst();
        Refused.unlessEmpty(
                Refusal.all(
                        reason.isBlank() ? Refusal.input("reason", "certificate.reason") : null,
                        it.voidedAt() == null
                                ? null
                                : Refusal.conflict("certificate.void", it.number())));
        rows.voided(it, reason.strip(), clock.instant());
        return it;
    }
}
