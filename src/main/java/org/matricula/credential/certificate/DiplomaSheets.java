package org.matricula.credential.certificate;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 套打版面: only what is filled in, each at its place on the pre-printed form.
@Component
public class DiplomaSheets {

    /// One certificate's worth of paper.
    ///
    /// @param photo as a data address, blank where there is none
    public record Sheet(Certificate it, String photo, String day) {}

    private final Files files;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final MessageSource messages;

    DiplomaSheets(
            Files files, TemplateEngine templates, PdfPrinter printer, MessageSource messages) {
        this.files = files;
        this.templates = templates;
        this.printer = printer;
        this.messages = messages;
    }

    byte[] fields(List<Certificate> all, PrintRuns.Offset offset) {
        return print(
                "credential/certificate/fields.jte",
                "certificate.sheet",
                Map.of(
                        "sheets", all.stream().map(this::sheet).toList(),
                        "shift", shift(offset)));
    }

    /// 测试页: a grid of millimetres, the marks of the corners, and the fields in their places.
    byte[] test(String kind, PrintRuns.Offset offset) {
        return print(
                "credential/certificate/test.jte",
                "certificate.test-sheet",
                Map.of(
                        "kind", kind,
                        "offset", offset,
                        "shift", shift(offset)));
    }

    /// 发放登记表, with a column to sign in.
    byte[] register(String unit, String kind, List<Certificate> all) {
        return print(
                "credential/certificate/register.jte",
                "certificate.register-sheet",
                Map.of("unit", unit, "kind", kind, "all", all));
    }

    /// As a data address; blank for none.
    public String photo(@Nullable UUID id) {
        if (id == null) {
            return "";
        }
        try {
            var content = files.open(id);
            return "data:"
                    + content.file().mediaType()
                    + ";base64,"
                    + Base64.getEncoder().encodeToString(content.bytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Sheet sheet(Certificate it) {
        return new Sheet(it, photo(it.photoId()), CertificateText.day(it.datedOn()));
    }

    private static String shift(PrintRuns.Offset it) {
        return "left:" + mm(it.rightMm()) + ";top:" + mm(it.downMm());
    }

    private static String mm(BigDecimal it) {
        return it.toPlainString() + "mm";
    }

    private byte[] print(String template, String title, Map<String, Object> values) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var all = new HashMap<>(values);
        all.put("words", words);
        var html = new StringOutput();
        templates.render(template, all, html);
        return printer.print(html.toString(), words.text(title), words.lang()).pdf();
    }

    static String inWords(LocalDate on) {
        return CertificateText.day(on);
    }
}
