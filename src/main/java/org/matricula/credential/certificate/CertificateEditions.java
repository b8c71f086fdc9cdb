package org.matricula.credential.certificate;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.Documents;
import org.matricula.document.Field;
import org.matricula.document.Field.Picture;
import org.matricula.document.Field.Width;
import org.matricula.document.Field.Words;
import org.matricula.document.Heading;
import org.matricula.document.NewDocument;
import org.matricula.document.Notice;
import org.matricula.document.Notice.Paragraph;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 电子版: the whole certificate as a paper of the school that anybody can verify. It leaves after the
/// certificate, by the same gates, and ends with it.
@Service
public class CertificateEditions {

    private final Diplomas certificates;
    private final DiplomaRows rows;
    private final DiplomaSheets sheets;
    private final Documents documents;
    private final Ledger ledger;

    CertificateEditions(
            Diplomas certificates,
            DiplomaRows rows,
            DiplomaSheets sheets,
            Documents documents,
            Ledger ledger) {
        this.certificates = certificates;
        this.rows = rows;
        this.sheets = sheets;
        this.documents = documents;
        this.ledger = ledger;
    }

    /// @return the document, the same each time
    /// @throws Refused before the certificate was handed over, or when it is void
    @Transactional
    public UUID of(UUID id) {
        rows.lock(List.of(id));
        var it = certificates.get(id);
        if (it.documentId() != null) {
            return it.documentId();
        }
        if (!it.stands()) {
            throw new Refused(Refusal.conflict("certificate.ended", it.number()));
        }
        if (!it.state().equals("handed")) {
            throw new Refused(Refusal.conflict("certificate.not-handed", it.number()));
        }
        var issued =
                documents.issue(
                        new NewDocument(
                                it.sort().document(),
                                it.institutionId(),
                                it.scopePos(),
                                it.enrolmentId(),
                                it.personId(),
                                it.name(),
                                null),
                        heading -> paper(it, heading));
        rows.edition(id, issued.id());
        ledger.record(
                Act.of("certificate.edition", "certificate:" + id)
                        .at(it.scopePos())
                        .to(Map.of("number", it.number(), "document", issued.number())));
        return issued.id();
    }

    /// What the graduate, or who cares for them, takes: once the certificate is in their hands.
    ///
    /// @throws org.matricula.kernel.Absent if it is another person's
    @Transactional
    UUID ofOwn(UUID id) {
        return of(certificates.ownOne(id).id());
    }

    private Notice paper(Certificate it, Heading heading) {
        var facts = new ArrayList<Field>();
        facts.add(Field.half("certificate.number", it.number()));
        facts.add(
                new Field(
                        "certificate.dated-on",
                        new Words(CertificateText.day(it.datedOn())),
                        Width.HALF));
        facts.add(Field.half("certificate.major", it.major()));
        facts.add(Field.half("certificate.level", it.level()));
        facts.add(Field.half("certificate.duration", it.duration()));
        facts.add(Field.half("certificate.study-form", it.studyForm()));
        facts.add(Field.half("certificate.principal", it.principal()));
        var photo = sheets.photo(it.photoId());
        if (!photo.isEmpty()) {
            facts.add(new Field("certificate.photo", new Picture(photo, it.name()), Width.HALF));
        }
        return new Notice(
                it.sort().document().label(),
                Notice.Kind.LETTER,
                heading,
                null,
                List.of(new Paragraph("certificate.paper", it.body())),
                facts,
                it.school(),
                it.datedOn(),
                List.of(),
                false);
    }
}
