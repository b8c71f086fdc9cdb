package org.matricula.archive;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.OutputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.document.PaperWords;
import org.matricula.document.PdfPrinter;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 案卷目录 of a class or a whole school, and 卷内目录 of one volume with what is there and what is
/// missing, as they lie on paper beside the files (归档文件整理规则 DA/T 22). Each that is taken stands in
/// the ledger.
@Service
public class VolumeCatalogue {

    private static final int MOST = 50_000;

    /// A paper of more is no list for anybody's hand.
    private static final int MOST_PRINTED = 2_000;

    /// What a paper shows.
    public record Printed(Unit unit, List<CatalogueLine> lines, String by, LocalDate on) {}

    private final VolumeCatalogueRows rows;
    private final ReadVolumes volumes;
    private final Units units;
    private final TemplateEngine templates;
    private final PdfPrinter printer;
    private final MessageSource messages;
    private final Ledger ledger;
    private final Clock clock;

    VolumeCatalogue(
            VolumeCatalogueRows rows,
            ReadVolumes volumes,
            Units units,
            TemplateEngine templates,
            PdfPrinter printer,
            MessageSource messages,
            Ledger ledger,
            Clock clock) {
        this.rows = rows;
        this.volumes = volumes;
        this.units = units;
        this.templates = templates;
        this.printer = printer;
        this.messages = messages;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param asked null for the acting person's own unit
    @Transactional
    public byte[] pdf(@Nullable UUID asked) {
        var unit = unit(asked);
        var lines = lines(unit, MOST_PRINTED);
        var html = new StringOutput();
        templates.render(
                "archive/catalogue-paper.jte",
                Map.of(
                        "words",
                        words(),
                        "view",
                        new Printed(unit, lines, Acting.now().name(), LocalDate.now(clock))),
                html);
        return printer.print(
                        html.toString(), words().text("catalogue.title") + " " + unit.name(), "zh")
                .pdf();
    }

    @Transactional
    public void xlsx(@Nullable UUID asked, OutputStream out) {
        var unit = unit(asked);
        var words = words();
        var heads =
                List.of(
                                "catalogue.row",
                                "volume.number",
                                "page.name",
                                "volume.student-number",
                                "volume.class",
                                "volume.pages",
                                "volume.electronic",
                                "volume.filed-on",
                                "volume.place",
                                "volume.missing")
                        .stream()
                        .map(words::text)
                        .toList();
        var lines = lines(unit, MOST);
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(words.text("catalogue.title"), heads))) {
            var n = 1;
            for (var it : lines) {
                sheet.row(
                        Arrays.asList(
                                n++,
                                it.number(),
                                it.name(),
                                it.studentNumber(),
                                it.unit(),
                                it.pages(),
                                it.items(),
                                it.filedOn().toString(),
                                it.place(),
                                missing(it, words)));
            }
            sheet.mark(unit.name() + " " + Acting.now().name() + " " + LocalDate.now(clock));
        }
    }

    /// 卷内目录.
    @Transactional
    public byte[] contents(UUID volume) {
        var it = volumes.open(volume);
        var html = new StringOutput();
        templates.render(
                "archive/contents-paper.jte",
                Map.of(
                        "words",
                        words(),
                        "view",
                        it,
                        "by",
                        Acting.now().name(),
                        "on",
                        LocalDate.now(clock)),
                html);
        ledger.record(
                Act.of("archive.print-contents", "volume:" + volume)
                        .to(Map.of("number", it.volume().number())));
        return printer.print(
                        html.toString(),
                        words().text("volume.contents") + " " + it.volume().number(),
                        "zh")
                .pdf();
    }

    /// The kinds that are not there, in words.
    public static String missing(CatalogueLine it, PaperWords words) {
        return it.missing().stream()
                .map(kind -> words.text("volume.kind." + kind))
                .collect(Collectors.joining("、"));
    }

    private List<CatalogueLine> lines(Unit unit, int most) {
        var lines = rows.of(unit, most + 1);
        if (lines.size() > most) {
            throw new Refused(Refusal.input("unit", "catalogue.many", most));
        }
        ledger.record(
                Act.of("archive.catalogue", "unit:" + unit.id())
                        .at(unit.pos())
                        .to(Map.of("volumes", lines.size())));
        return lines;
    }

    private Unit unit(@Nullable UUID asked) {
        var actor = Acting.now();
        var id = asked == null ? actor.unit() : asked;
        return units.find(id == null ? new UUID(0, 0) : id)
                .filter(it -> actor.scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    private PaperWords words() {
        return new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
    }
}
