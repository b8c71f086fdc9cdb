package org.matricula.archive.shelf;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.matricula.document.BarCode;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 盒签、卷签, ten to a page, and the list of differences of a count.
@Component
class PrintLabels {

    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final MessageSource messages;
    private final Clock clock;

    PrintLabels(TemplateEngine templates, PdfPrinter printer, MessageSource messages, Clock clock) {
        this.templates = templates;
        this.printer = printer;
        this.messages = messages;
        this.clock = clock;
    }

    /// Of the place itself and the places in it; of a box, its own and those of its volumes.
    byte[] pdf(OpenedPlace it) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var labels = new ArrayList<PlaceLabel>();
        labels.add(label(it.place(), it.volumes(), words));
        for (var inner : it.places()) {
            labels.add(
                    label(
                            inner,
                            it.volumes().stream()
                                    .filter(v -> v.box().equals(inner.code()))
                                    .toList(),
                            words));
        }
        if (it.place().kind().equals("box")) {
            for (var volume : it.volumes()) {
                labels.add(
                        new PlaceLabel(
                                it.place().institution(),
                                volume.name() + "　" + volume.studentNumber(),
                                volume.unit(),
                                words.text("place.label.in-box", volume.box(), volume.seq()),
                                volume.number(),
                                BarCode.of(volume.number())));
            }
        }
        var html = new StringOutput();
        templates.render("archive/labels.jte", Map.of("words", words, "labels", labels), html);
        var title = words.text("place.labels") + " " + it.place().code();
        return printer.print(html.toString(), title, words.lang()).pdf();
    }

    private static PlaceLabel label(StoragePlace it, List<BoxedVolume> volumes, PaperWords words) {
        var range =
                volumes.isEmpty()
                        ? ""
                        : volumes.getFirst().number() + " — " + volumes.getLast().number();
        return new PlaceLabel(
                it.institution(),
                it.path(),
                it.kind().equals("box") ? range : "",
                it.kind().equals("box")
                        ? words.text("place.label.volumes", String.valueOf(volumes.size()))
                        : words.text("place.kind." + it.kind()),
                it.code(),
                BarCode.of(it.code()));
    }

    void differences(OpenedStocktake it, OutputStream out) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var heads =
                List.of("place.code", "page.name", "place.finding", "place.belongs", "place.lies")
                        .stream()
                        .map(words::text)
                        .toList();
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(words.text("place.differences"), heads))) {
            for (var line : it.lines()) {
                sheet.row(
                        Arrays.asList(
                                line.code(),
                                line.name(),
                                words.text("place.finding." + line.finding()),
                                line.belongs(),
                                line.lies()));
            }
            sheet.mark(
                    it.stocktake().number()
                            + " "
                            + Acting.now().name()
                            + " "
                            + LocalDate.now(clock));
        }
    }

    static void unlessPrintable(OpenedPlace it) {
        if (it.places().size() + it.volumes().size() > 2_000) {
            throw new Refused(Refusal.conflict("place.too-many-labels"));
        }
    }
}
