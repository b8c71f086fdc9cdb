package org.matricula.enrolment.certificate;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.document.DocumentKind;
import org.matricula.document.Documents;
import org.matricula.document.Issued;
import org.matricula.document.Letters;
import org.matricula.document.NewDocument;
import org.matricula.organisation.Units;
import org.matricula.registry.Particulars;
import org.springframework.stereotype.Component;

/// Makes out the documents of lines that were taken in the register.
@Component
class CertificateSheets {

    private final CertificateRows rows;
    private final Documents documents;
    private final Particulars particulars;
    private final Units units;
    private final Codes codes;
    private final Clock clock;

    CertificateSheets(
            CertificateRows rows,
            Documents documents,
            Particulars particulars,
            Units units,
            Codes codes,
            Clock clock) {
        this.rows = rows;
        this.documents = documents;
        this.particulars = particulars;
        this.units = units;
        this.codes = codes;
        this.clock = clock;
    }

    /// @param replaced number of the certificate that is void from now on, or null
    List<Issued> issue(List<CertificateRows.Claim> claims, @Nullable String replaced) {
        var issued = new LinkedHashMap<UUID, UUID>();
        var all =
                claims.stream()
                        .map(it -> {
                            var document = issue(it, replaced);
                            issued.put(it.id(), document.id());
                            return document;
                        })
                        .toList();
        rows.issued(issued);
        return all;
    }

    private Issued issue(CertificateRows.Claim it, @Nullable String replaced) {
        var today = LocalDate.now(clock);
        var day = today.isBefore(it.entryOn()) ? it.entryOn() : today;
        var student = particulars.on(it.enrolmentId(), day);
        var school = units.get(it.institutionId()).name();
        return documents.issue(
                new NewDocument(
                        DocumentKind.STATUS_CERTIFICATE,
                        it.institutionId(),
                        it.scopePos(),
                        it.enrolmentId(),
                        it.personId(),
                        it.name(),
                        null),
                heading ->
                        new Letters(heading, student, school)
                                .statusCertificate(
                                        codes.label("student-status", it.status()), replaced));
    }
}
