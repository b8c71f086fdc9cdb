package org.matricula.card.issue;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.Files;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.document.QrCode;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 打印: the sheet cards are cut from, ten to a page, and the month's 补办登记汇总表.
@Service
public class PrintCards {

    /// A card's worth of paper.
    ///
    /// @param photo as a data address, blank where there is none
    public record Printed(Cards.Card card, String photo, QrCode code) {}

    static final int MOST = 500;

    private static final List<String> HEADINGS =
            List.of(
                    "page.name",
                    "card.student-number",
                    "page.unit",
                    "card.kind",
                    "card.old-number",
                    "card.number",
                    "card.interval",
                    "card.made-on",
                    "card.handed-to",
                    "card.handed-on");

    private final Cards cards;
    private final CardDesk desk;
    private final Files files;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final CardSettings settings;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    PrintCards(
            Cards cards,
            CardDesk desk,
            Files files,
            TemplateEngine templates,
            PdfPrinter printer,
            CardSettings settings,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.cards = cards;
        this.desk = desk;
        this.files = files;
        this.templates = templates;
        this.printer = printer;
        this.settings = settings;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// What is made and waits to be handed over in a unit.
    ///
    /// @throws Refused if there is none
    @Transactional
    byte[] sheet(@Nullable UUID unitId) {
        var unit = desk.unit(unitId);
        var waiting = cards.sheet(unit.id(), MOST);
        Refused.unlessEmpty(
                Refusal.all(
                        waiting.isEmpty()
                                ? Refusal.conflict("card.none-to-print", unit.name())
                                : null));
        ledger.record(
                Act.of("card.print", "unit:" + unit.id())
                        .at(unit.pos())
                        .to(Map.of("cards", waiting.size())));
        return print(
                "card/sheet.jte",
                "card.sheet",
                Map.of(
                        "cards",
                        waiting.stream()
                                .map(it ->
                                        new Printed(
                                                it,
                                                photo(it),
                                                QrCode.of(settings.checkAt(it.code()))))
                                .toList()));
    }

    /// @param month of which it is the register
    @Transactional
    byte[] register(YearMonth month) {
        var all = replaced(month, "pdf");
        return print(
                "card/register.jte",
                "card.register",
                Map.of("cards", all, "month", month.atDay(1)));
    }

    @Transactional
    void register(YearMonth month, OutputStream out, Locale locale) {
        var all = replaced(month, "xlsx");
        var heads =
                Stream.concat(Stream.of("card.row"), HEADINGS.stream())
                        .map(it -> say(it, locale))
                        .toList();
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(say("card.register", locale), heads))) {
            var n = 1;
            for (var it : all) {
                sheet.row(
                        Arrays.asList(
                                n++,
                                it.name(),
                                it.studentNumber(),
                                it.unit(),
                                say("card.kind." + it.kind(), locale),
                                it.replaces(),
                                it.number(),
                                it.fromStation() == null
                                        ? null
                                        : it.fromStation() + "—" + it.toStation(),
                                it.madeOn(),
                                it.handedTo(),
                                it.handedOn()));
            }
            sheet.mark(Acting.now().name() + " " + LocalDate.now(clock));
        }
    }

    private List<Cards.Card> replaced(YearMonth month, String as) {
        var all = cards.replaced(month.atDay(1), month.atEndOfMonth());
        ledger.record(
                Act.of("card.register", null)
                        .to(Map.of("month", month.toString(), "rows", all.size(), "as", as)));
        return all;
    }

    private String photo(Cards.Card it) {
        if (it.photoId() == null) {
            return "";
        }
        try {
            var content = files.open(it.photoId());
            return "data:"
                    + content.file().mediaType()
                    + ";base64,"
                    + Base64.getEncoder().encodeToString(content.bytes());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private byte[] print(String template, String title, Map<String, Object> values) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var all = new java.util.HashMap<>(values);
        all.put("words", words);
        var html = new StringOutput();
        templates.render(template, all, html);
        return printer.print(html.toString(), words.text(title), words.lang()).pdf();
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
