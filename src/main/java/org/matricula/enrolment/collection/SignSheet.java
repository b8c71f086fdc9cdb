package org.matricula.enrolment.collection;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.attachment.NewFile;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.HandSignature;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 签名确认: the student's hand under what the register says of them today; the signed sheet is kept.
/// For those without a telephone the sheet is printed, signed by hand, scanned and shelved.
@Service
class SignSheet {

    private final InfoCollections collections;
    private final PutRight putRight;
    private final OwnRecord own;
    private final Claims claims;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final Files files;
    private final Codes codes;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    SignSheet(
            InfoCollections collections,
            PutRight putRight,
            OwnRecord own,
            Claims claims,
            TemplateEngine templates,
            PdfPrinter printer,
            Files files,
            Codes codes,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.collections = collections;
        this.putRight = putRight;
        this.own = own;
        this.claims = claims;
        this.templates = templates;
        this.printer = printer;
        this.files = files;
        this.codes = codes;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param picture the signature as a PNG data address
    /// @param strokes the same as the lines of an SVG path, within 600 by 200
    @Transactional
    void sign(UUID collection, UUID enrolment, String picture, String strokes) {
        var sheet = collections.lock(collection, enrolment);
        Refused.unlessEmpty(putRight.refusals(sheet));
        var hand = HandSignature.of(picture, strokes);
        var signature =
                files.store(
                        NewFile.of(
                                sheet.scopePos(),
                                sheet.personId(),
                                "evidence",
                                "signature.png",
                                hand.png()));
        keep(sheet, "signed", signature.id(), print(sheet, hand.strokes()), "sheet.pdf", null);
    }

    /// 纸质核对表的扫描件.
    @Transactional
    void scanned(UUID collection, UUID enrolment, String fileName, byte[] scan, String shelf) {
        var sheet = collections.lock(collection, enrolment);
        Refused.unlessEmpty(
                Refusal.all(
                        sheet.state().equals("open")
                                ? null
                                : Refusal.conflict("collection.signed", sheet.name()),
                        scan.length == 0 ? Refusal.input("scan", "collection.evidence") : null,
                        shelf.isBlank() ? Refusal.input("shelf", "batch.missing") : null));
        keep(sheet, "paper", null, scan, fileName, shelf.strip());
    }

    /// The sheet to be signed by hand.
    @Transactional(readOnly = true)
    byte[] blank(UUID collection, UUID enrolment) {
        return print(collections.sheet(collection, enrolment), null);
    }

    private void keep(
            InfoCollections.Sheet sheet,
            String state,
            @Nullable UUID signature,
            byte[] content,
            String name,
            @Nullable String shelf) {
        var kept =
                files.store(
                        NewFile.of(
                                sheet.scopePos(), sheet.personId(), "signed-form", name, content));
        collections.done(sheet, state, signature, kept.id(), shelf, clock.instant());
        ledger.record(
                Act.of("collection." + state, "enrolment:" + sheet.enrolmentId())
                        .at(sheet.scopePos())
                        .to(
                                Map.of(
                                        "collection", sheet.collectionId().toString(),
                                        "sheet", kept.id().toString())));
    }

    private byte[] print(InfoCollections.Sheet sheet, @Nullable String strokes) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var told = own.of(sheet.enrolmentId());
        var html = new StringOutput();
        templates.render(
                "enrolment/sheet.jte",
                Map.of(
                        "words", words,
                        "title", collections.get(sheet.collectionId()).name(),
                        "lines", SheetLines.of(told, codes),
                        "claims", claims.of(sheet.collectionId(), sheet.enrolmentId()),
                        "strokes", strokes == null ? "" : strokes,
                        "on", LocalDate.now(clock)),
                html);
        var name = words.text("enrolment.sheet") + " " + sheet.studentNumber();
        return printer.print(html.toString(), name, words.lang()).pdf();
    }
}
