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

    private final OfdConverter converter;
    private final Documents documents;
    private final OfdRows rows;
    private final Files files;
    private final Ledger ledger;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OfdCopies(
            OfdConverter converter,
            Documents documents,
            OfdRows rows,
            Files files,
            Ledger ledger,
            TransactionTemplate transaction,
            Clock clock) {
        this.converter = converter;
        this.documents = documents;
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

    /// The service is asked outside any transaction: nobody's rows wait for it.
    ///
    /// @throws Absent if the document is out of reach, or there is neither an OFD nor a service
    /// @throws Refused if the acting role reads no documents, or no usable OFD came back
    Content open(UUID id) {
        documents.get(id);
        Documents.mustRead();
        if (!kept(id)) {
            if (!converter.offered()) {
                throw new Absent(FORMAT);
            }
            var pdf = bytes(documents.open(id));
            var ofd = converter.convert(pdf);
            var it = documents.get(id);
            judge(it, ofd);
            transaction.executeWithoutResult(_ -> keep(it, ofd));
        }
        return Objects.requireNonNull(
                transaction.execute(_ -> files.open(rows.file(id).orElseThrow())));
    }

    private boolean kept(UUID id) {
        return Objects.requireNonNull(transaction.execute(_ -> rows.file(id).isPresent()));
    }

    /// Whoever was faster has kept it: one paper has one OFD.
    private void keep(Issued it, byte[] ofd) {
        if (rows.held(it.id()).isPresent()) {
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
        rows.keep(it.id(), file.id(), file.digest(), clock.instant());
        ledger.record(
                Act.of("document.ofd-kept", Documents.subject(it.id()))
                        .at(it.scopePos())
                        .inCase(it.caseId())
                        .to(
                                Map.of(
                                        "number", it.number(),
                                        "pdf", hex(Objects.requireNonNull(it.digest())),
                                        "digest", hex(file.digest()),
                                        "service", converter.name())));
    }

    /// That it is an OFD, and of this paper: its code, which no other bears, must stand in it in
    /// letters.
    static void judge(Issued it, byte[] ofd) {
        var words =
                OfdPackage.read(ofd)
                        .map(OfdPackage::text)
                        .map(OfdCopies::plain)
                        .orElseThrow(() -> new Refused(Refusal.conflict("document.ofd-wrong")));
        if (!words.contains(it.code())) {
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
