package org.matricula.credential.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.credential.CertificateEnded;
import org.matricula.document.Documents;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 作废: with a certificate end its electronic edition, its annex and whatever else tells of it.
@Service
@Transactional(propagation = Propagation.MANDATORY)
class EndCertificates {

    /// Nobody had it yet: it is drawn anew, under its number where that is still the right one.
    static final String WITHDRAWN = "withdrawn";

    /// Another took its place.
    static final String REPLACED = "replaced";

    /// What it took the place of stands again.
    static final String UNDONE = "undone";

    private final DiplomaRows rows;
    private final AnnexRows annexes;
    private final Documents documents;
    private final ApplicationEventPublisher news;
    private final Ledger ledger;
    private final Clock clock;

    EndCertificates(
            DiplomaRows rows,
            AnnexRows annexes,
            Documents documents,
            ApplicationEventPublisher news,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.annexes = annexes;
        this.documents = documents;
        this.news = news;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param it as it was read after it was locked
    /// @param surrendered whether the original was handed in
    /// @param freed one of the above; null where it keeps another from being drawn of its
    ///   conclusion
    /// @throws Refused if it does not stand
    void end(
            Certificate it,
            String reason,
            boolean surrendered,
            @Nullable String freed,
            @Nullable UUID caseId) {
        if (!it.stands()) {
            throw new Refused(Refusal.conflict("certificate.ended", it.number()));
        }
        var today = LocalDate.now(clock);
        rows.voided(it.id(), today, reason, surrendered ? today : null, freed);
        if (it.documentId() != null) {
            documents.revoked(documents.get(it.documentId()), reason);
        }
        annexes.of(it.id()).ifPresent(annex -> documents.revoked(documents.get(annex), reason));
        ledger.record(
                Act.of("certificate.void", "certificate:" + it.id())
                        .at(it.scopePos())
                        .inCase(caseId)
                        .because(reason)
                        .from(Map.of("number", it.number(), "state", it.state()))
                        .to(
                                Map.of(
                                        "surrendered",
                                        surrendered,
                                        "as",
                                        freed == null ? "revoked" : freed)));
        news.publishEvent(
                new CertificateEnded(it.institutionId(), it.conclusionId(), it.scopePos(), reason));
    }
}
