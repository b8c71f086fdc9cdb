package org.matricula.document;

import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.matricula.attachment.Content;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.vault.Vault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/// Prints the frozen words of documents into PDF files, once each: every few seconds what waits,
/// and at once what somebody wants to read. A server that dies meanwhile leaves the row waiting.
@Component
class Press {

    private static final Logger LOG = LoggerFactory.getLogger(Press.class);
    private static final int A_ROUND = 20;

    private final DocumentRows rows;
    private final PaperPrinter printer;
    private final Signatures signatures;
    private final SigningKeys keys;
    private final Files files;
    private final Vault vault;
    private final TransactionTemplate transaction;

    Press(
            DocumentRows rows,
            PaperPrinter printer,
            Signatures signatures,
            SigningKeys keys,
            Files files,
            Vault vault,
            TransactionTemplate transaction) {
        this.rows = rows;
        this.printer = printer;
        this.signatures = signatures;
        this.keys = keys;
        this.files = files;
        this.vault = vault;
        this.transaction = transaction;
    }

    @Scheduled(initialDelay = 20_000, fixedDelay = 5_000)
    void watch() {
        try {
            Acting.as(Actor.system("press"), this::round);
        } catch (RuntimeException e) {
            LOG.error("documents were not printed", e);
        }
    }

    /// Each in a transaction of its own: one that fails does not hold up the others. Without a
    /// database none can be printed: the next round tries again.
    void round() {
        List<UUID> waiting =
                Objects.requireNonNull(transaction.execute(it -> rows.unprinted(A_ROUND)));
        for (var document : waiting) {
            try {
                transaction.executeWithoutResult(
                        it -> rows.holdUnprinted(document).ifPresent(this::print));
            } catch (CannotCreateTransactionException away) {
                throw away;
            } catch (RuntimeException e) {
                LOG.error("the document {} was not printed", document, e);
            }
        }
    }

    /// The reader's transaction prints what has not been printed yet.
    Content open(Issued document) {
        if (document.fileId() != null) {
            return files.open(document.fileId());
        }
        print(document);
        var file = rows.find(document.id()).orElseThrow().fileId();
        return files.open(Objects.requireNonNull(file));
    }

    void print(Issued document) {
        rows.holdUnprinted(document.id()).ifPresent(this::print);
    }

    private void print(DocumentRows.Unprinted it) {
        var html = vault.open(SealedDocuments.SHEET, it.sheet(), SealedDocuments.salt(it.id()));
        var sheet = new Sheet(Objects.requireNonNull(html), it.title(), it.lang());
        var printed = printer.print(sheet);
        var pdf = it.signed() ? signatures.sign(it.institutionId(), printed.pdf()) : printed.pdf();
        var file =
                files.store(
                        NewFile.of(
                                it.scopePos(),
                                it.personId(),
                                Files.DOCUMENT,
                                it.title() + ".pdf",
                                pdf));
        rows.printed(
                it.id(),
                file.id(),
                file.digest(),
                printed,
                it.signed() ? keys.inUse(it.institutionId()).orElseThrow() : null,
                it.signed() ? SignedRange.last(pdf).orElseThrow().claimed() : null);
    }
}
