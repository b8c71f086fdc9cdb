package org.matricula.document;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.multipdf.PDFMergerUtility;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationWidget;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.support.TransactionOperations;

/// 打印合订本: a batch's papers in one PDF for the printer. A paper that is bound with others bears its
/// own signature no longer, so the first leaf says that this is a print copy, names every paper
/// with number, code and the digest of its signed file, and the whole is signed by the institution.
/// It is PDF/A-2a and PDF/UA-1 as each of them is. 电子签名法 第五条.
@Service
public class PrintCopies {

    /// @param first page of it within the print copy
    /// @param sha256 of the signed file, as the verification page tells it
    public record Line(
            int seq,
            String number,
            String name,
            String label,
            String code,
            int first,
            int last,
            String state,
            String sha256) {}

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;
    private static final int DIGEST_PART = 16;

    private final Documents documents;
    private final Signatures signatures;
    private final PdfPrinter printer;
    private final TemplateEngine templates;
    private final MessageSource messages;
    private final DocumentSettings settings;
    private final Units units;
    private final TransactionOperations transaction;
    private final Clock clock;

    PrintCopies(
            Documents documents,
            Signatures signatures,
            PdfPrinter printer,
            TemplateEngine templates,
            MessageSource messages,
            DocumentSettings settings,
            Units units,
            TransactionOperations transaction,
            Clock clock) {
        this.documents = documents;
        this.signatures = signatures;
        this.printer = printer;
        this.templates = templates;
        this.messages = messages;
        this.settings = settings;
        this.units = units;
        this.transaction = transaction;
        this.clock = clock;
    }

    /// Neither the copy nor a paper of it is ever whole in memory.
    ///
    /// @param institution that signs it
    /// @param batch its name, as printed
    /// @param papers in the order of the leaves; each reading stands in the ledger
    public void write(UUID institution, String batch, List<UUID> papers, OutputStream out)
            throws IOException {
        var bound = Files.createTempFile("print-copy", ".pdf");
        var signed = Files.createTempFile("print-copy", ".pdf");
        try {
            bind(units.get(institution).name(), batch, papers, bound);
            sign(institution, bound, signed);
            Files.copy(signed, out);
        } finally {
            Files.deleteIfExists(bound);
            Files.deleteIfExists(signed);
        }
    }

    private void bind(String school, String batch, List<UUID> papers, Path to) throws IOException {
        var leaves = new ArrayList<File>();
        var lines = new ArrayList<Line>();
        var page = 0;
        for (var id : papers) {
            var file = documents.open(id).path().toFile();
            var it = documents.get(id);
            var pages = pages(file);
            leaves.add(file);
            lines.add(line(it, lines.size() + 1, page + 1, page + pages));
            page += pages;
        }
        try (var whole = Loader.loadPDF(cover(school, batch, lines))) {
            var merger = new PDFMergerUtility();
            var open = new ArrayList<PDDocument>();
            try {
                for (var file : leaves) {
                    var paper = Loader.loadPDF(file, IOUtils.createTempFileOnlyStreamCache());
                    open.add(paper);
                    unsigned(paper);
                    merger.appendDocument(whole, paper);
                }
                whole.save(to.toFile());
            } finally {
                for (var it : open) {
                    it.close();
                }
            }
        }
    }

    private static int pages(File file) throws IOException {
        try (var paper = Loader.loadPDF(file)) {
            return paper.getNumberOfPages();
        }
    }

    /// Its own signature would be broken by the binding, and is told on the first leaf instead.
    private static void unsigned(PDDocument paper) throws IOException {
        for (var page : paper.getPages()) {
            var kept =
                    page.getAnnotations().stream()
                            .filter(it -> !(it instanceof PDAnnotationWidget))
                            .toList();
            if (kept.isEmpty()) {
                page.getCOSObject().removeItem(COSName.ANNOTS);
            } else {
                page.setAnnotations(kept);
            }
        }
        paper.getDocumentCatalog().getCOSObject().removeItem(COSName.ACRO_FORM);
    }

    private byte[] cover(String school, String batch, List<Line> lines) {
        var words = new PaperWords(messages, LANGUAGE);
        // how many leaves the list takes is known when it is set, and moves no paper: their pages
        // are counted behind it
        var html = new StringOutput();
        templates.render(
                "document/copies.jte",
                Map.of(
                        "words",
                        words,
                        "school",
                        school,
                        "batch",
                        batch,
                        "lines",
                        lines,
                        "signer",
                        Acting.now().name(),
                        "on",
                        LocalDate.now(clock),
                        "verifyAt",
                        settings.base() + "/verify"),
                html);
        var title = words.text("document.copies.title") + " " + batch;
        return printer.print(html.toString(), title, words.lang()).pdf();
    }

    private static Line line(Issued it, int seq, int first, int last) {
        var digest = HexFormat.of().formatHex(Objects.requireNonNull(it.digest()));
        return new Line(
                seq,
                it.number(),
                it.personName(),
                it.kind().label(),
                VerificationCode.printed(it.code()),
                first,
                last,
                "document.state." + it.state().code(),
                // the printer breaks lines at blanks only
                digest.replaceAll("(.{" + DIGEST_PART + "})(?!$)", "$1 "));
    }

    private void sign(UUID institution, Path from, Path to) throws IOException {
        try (var out = Files.newOutputStream(to)) {
            transaction.executeWithoutResult(
                    status -> signatures.sign(institution, from.toFile(), out));
        }
    }
}
