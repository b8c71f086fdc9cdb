package org.matricula.credential.transcript;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.Map;
import java.util.UUID;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.matricula.attachment.Content;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.Documents;
import org.matricula.document.PrintCopies;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// A batch as one file: a ZIP of the signed papers, streamed one after the other, or the signed
/// print copy of them all. Neither is ever whole in memory.
@Service
class TranscriptFiles {

    private final TranscriptBatches batches;
    private final TranscriptLines lines;
    private final Documents documents;
    private final PrintCopies copies;
    private final Ledger ledger;
    private final TransactionOperations transaction;

    TranscriptFiles(
            TranscriptBatches batches,
            TranscriptLines lines,
            Documents documents,
            PrintCopies copies,
            Ledger ledger,
            TransactionOperations transaction) {
        this.batches = batches;
        this.lines = lines;
        this.documents = documents;
        this.copies = copies;
        this.ledger = ledger;
        this.transaction = transaction;
    }

    /// @throws Refused before anything is written
    TranscriptBatches.Batch ready(UUID batch) {
        var it = batches.get(batch);
        if (!it.state().equals("done") || it.issued() == 0) {
            throw new Refused(Refusal.conflict("transcript-batch.not-done"));
        }
        return it;
    }

    void zip(TranscriptBatches.Batch batch, OutputStream out) throws IOException {
        var names = new HashSet<String>();
        try (var zip = new ZipOutputStream(out, StandardCharsets.UTF_8)) {
            // PDF files are compressed already
            zip.setLevel(Deflater.NO_COMPRESSION);
            for (var id : lines.documents(batch.id())) {
                var document = documents.get(id);
                var name = document.personName() + " " + document.number() + ".pdf";
                zip.putNextEntry(new ZipEntry(names.add(name) ? name : id + ".pdf"));
                Files.copy(content(id).path(), zip);
                zip.closeEntry();
            }
        }
        took(batch, "zip");
    }

    void pdf(TranscriptBatches.Batch batch, OutputStream out) throws IOException {
        copies.write(
                batch.institutionId(),
                batch.unit() + " " + batch.title(),
                lines.documents(batch.id()),
                out);
        took(batch, "pdf");
    }

    private Content content(UUID document) {
        return documents.open(document);
    }

    private void took(TranscriptBatches.Batch batch, String as) {
        transaction.executeWithoutResult(status ->
                ledger.record(
                        Act.of("transcript.take-batch", "batch:" + batch.id())
                                .at(batch.scopePos())
                                .to(Map.of("as", as, "papers", batch.issued()))));
    }
}
