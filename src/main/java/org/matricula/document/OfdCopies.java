package org.matricula.document;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Content;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.attachment.OfdPackage;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Surroundings;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// 文书的 OFD 版式文件 (电子公文、电子档案移交用): made of the PDF when it is first asked for, kept beside it for
/// ever.
@Component
class OfdCopies implements Surroundings {

    static final String FORMAT = "ofd";

    /// What it is made of.
    private record Original(
            UUID id,
            long scopePos,
            @Nullable UUID personId,
            @Nullable UUID caseId,
            String subject,
            String title,
            String number,
            String code,
            byte[] digest) {}

    private final OfdConverter converter;
    private final Documents documents;
    private final UnitPapers unitPapers;
    private final OfdRows rows;
    private final Files files;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OfdCopies(
            OfdConverter converter,
            Documents documents,
            UnitPapers unitPapers,
            OfdRows rows,
            Files files,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.converter = converter;
        this.documents = documents;
        this.unitPapers = unitPapers;
        this.rows = rows;
        this.files = files;
        this.ledger = ledger;
        this.transaction = transaction;
        this.clock = clock;
    }

    @Override
    public Set<String> formats() {
        return converter.offered() ? Set.of(FORMAT) : Set.of();
    }

    /// @throws Absent if the document is out of reach, or there is neither an OFD nor a service
    /// @throws Refused if the acting role reads no documents, or no usable OFD came back
    Content open(UUID id) {
        documents.get(id);
        Documents.mustRead();
        return open(OfdRows.Of.DOCUMENT, id, () -> documents.open(id), () -> of(documents.get(id)));
    }

    /// The same of a paper about a unit.
    Content openUnitPaper(UUID id) {
        unitPapers.get(id);
        return open(
                OfdRows.Of.UNIT_PAPER, id, () -> unitPapers.open(id), () -> of(unitPapers.get(id)));
    }

    /// The service is asked outside any transaction: nobody's rows wait for it.
    private Content open(
            OfdRows.Of which, UUID id, Supplier<Content> pdf, Supplier<Original> paper) {
        if (!kept(which, id)) {
            if (!converter.offered()) {
                throw new Absent(FORMAT);
            }
            var ofd = converter.convert(bytes(pdf.get()));
            var it = paper.get();
            judge(it.code(), ofd);
            transaction.executeWithoutResult(_ -> keep(which, it, ofd));
        }
        return Objects.requireNonNull(
                transaction.execute(_ -> files.open(rows.file(which, id).orElseThrow())));
    }

    private boolean kept(OfdRows.Of which, UUID id) {
        return Objects.requireNonNull(transaction.execute(_ -> rows.file(which, id).isPresent()));
    }

    /// Whoever was faster has kept it: one paper has one OFD.
    private void keep(OfdRows.Of which, Original it, byte[] ofd) {
        if (rows.held(which, it.id()).isPresent()) {
            return;
        }
        var file =
                files.store(
                        NewFile.of(
                                it.scopePos(),
                                it.personId(),
                                Files.DOCUMENT,
                                it.title() + ".ofd",
                                ofd));
        rows.keep(which, it.id(), file.id(), file.digest(), clock.instant());
        ledger.record(
                Act.of("document.ofd-kept", it.subject())
                        .at(it.scopePos())
                        .inCase(it.caseId())
                        .to(
                                Map.of(
                                        "number", it.number(),
                                        "pdf", hex(it.digest()),
                                        "digest", hex(file.digest()),
                                        "service", converter.name())));
    }

    private static Original of(Issued it) {
        return new Original(
                it.id(),
                it.scopePos(),
                it.personId(),
                it.caseId(),
                Documents.subject(it.id()),
                it.title(),
                it.number(),
                it.code(),
                Objects.requireNonNull(it.digest()));
    }

    private static Original of(UnitPaper it) {
        return new Original(
                it.id(),
                it.scopePos(),
                null,
                null,
                UnitPapers.subject(it.id()),
                it.title(),
                it.number(),
                it.code(),
                it.digest());
    }

    /// That it is an OFD, and of this paper: its code, which no other bears, must stand in it in
    /// letters.
    static void judge(String code, byte[] ofd) {
        var words =
                OfdPackage.read(ofd)
                        .map(OfdPackage::text)
                        .map(OfdCopies::plain)
                        .orElseThrow(() -> new Refused(Refusal.conflict("document.ofd-wrong")));
        if (!words.contains(code)) {
            throw new Refused(Refusal.conflict("document.ofd-other"));
        }
    }

    /// Letters and digits alone, whatever width they were set in.
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static byte[] bytes(Content content) {
        try {
            return content.bytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String hex(byte[] digest) {
        return HexFormat.of().formatHex(digest);
    }
}
