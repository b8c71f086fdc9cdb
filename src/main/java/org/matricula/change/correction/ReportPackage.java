package org.matricula.change.correction;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Clock;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.matricula.attachment.Files;
import org.matricula.codebook.Codes;
import org.matricula.document.DocumentKind;
import org.matricula.document.NewUnitPaper;
import org.matricula.document.UnitPapers;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;

/// 上报材料包: the statistics table (F-7) as a sheet, the written report (F-7r) on paper, and one folder
/// a student with the images named by what they show. Written as it is read: no image is kept in
/// memory beyond its turn.
@Service
class ReportPackage {

    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;
    private static final List<String> HEADINGS =
            List.of(
                    "seq",
                    "unit-code",
                    "unit",
                    "key",
                    "name",
                    "entry-year",
                    "kind",
                    "level",
                    "major",
                    "field",
                    "before",
                    "after",
                    "reason",
                    "papers",
                    "note");

    /// @param of the name of its folder, such as 1711001201115刘洋
    record Folder(String of, ReportCorrections.Entry entry) {}

    private final CorrectionSheet sheet;
    private final Files files;
    private final Units units;
    private final Codes codes;
    private final UnitPapers unitPapers;
    private final MessageSource messages;
    private final ZoneId zone;

    ReportPackage(
            CorrectionSheet sheet,
            Files files,
            Units units,
            Codes codes,
            UnitPapers unitPapers,
            MessageSource messages,
            Clock clock) {
        this.sheet = sheet;
        this.files = files;
        this.units = units;
        this.codes = codes;
        this.unitPapers = unitPapers;
        this.messages = messages;
        this.zone = clock.getZone();
    }

    void write(ReportCorrections.Batch batch, OutputStream out) throws IOException {
        try (var zip = new ZipOutputStream(out)) {
            var moment = say("correction.moment." + batch.report().moment());
            zip.putNextEntry(new ZipEntry(say("correction.report.table", moment) + ".xlsx"));
            table(batch, new Unclosed(zip));
            zip.closeEntry();
            zip.putNextEntry(new ZipEntry(say("correction.report.letter", moment) + ".pdf"));
            zip.write(letter(batch));
            zip.closeEntry();
            // whoever was corrected twice has one folder with the images of both
            var taken = new HashMap<String, Integer>();
            for (var it : batch.entries()) {
                images(it, taken, zip);
            }
        }
    }

    private void images(ReportCorrections.Entry it, Map<String, Integer> taken, ZipOutputStream zip)
            throws IOException {
        for (var paper : it.papers()) {
            var nth = taken.merge(folder(it.line()) + "/" + paper.kind(), 1, Integer::sum);
            var ending = paper.mediaType().equals("image/png") ? ".png" : ".jpg";
            zip.putNextEntry(
                    new ZipEntry(
                            folder(it.line())
                                    + "/"
                                    + say("evidence." + paper.kind())
                                    + (nth == 1 ? "" : String.valueOf(nth))
                                    + ending));
            try (var in = files.open(paper.file()).stream()) {
                in.transferTo(zip);
            }
            zip.closeEntry();
        }
    }

    /// 学号+姓名, without a sign between them; what no file system takes is left out.
    static String folder(CorrectionRows.Line it) {
        return (it.key() + it.name()).replaceAll("[\\\\/:*?\"<>|+\\s]", "");
    }

    private void table(ReportCorrections.Batch batch, OutputStream out) {
        var headings = headings(batch.report().moment());
        var majors = new HashMap<UUID, String>();
        try (var written =
                SheetWriter.xlsx(out, SheetDesign.of(say("correction.report.sheet"), headings))) {
            var seq = 1;
            for (var it : batch.entries()) {
                for (var item : it.items()) {
                    written.row(row(seq++, it, item, majors));
                }
            }
            written.mark(say("correction.report.total", batch.changes(), batch.errors()));
            written.mark(say("correction.report.signatures"));
            written.mark(say("correction.report.seal", number(batch)));
        }
    }

    /// The title row of the table of those who are new, enrolled or graduates.
    List<String> headings(String moment) {
        return HEADINGS.stream()
                .map(it ->
                        it.equals("key") && moment.equals("graduate")
                                ? say("correction.report.certificate-number")
                                : say("correction.report." + it))
                .toList();
    }

    private List<Object> row(
            int seq,
            ReportCorrections.Entry it,
            CorrectionItems.Item item,
            Map<UUID, String> majors) {
        var line = it.line();
        return List.of(
                seq,
                line.unitCode(),
                line.unit(),
                line.key(),
                line.name(),
                say(
                        line.spring() ? "correction.report.spring" : "correction.report.autumn",
                        String.valueOf(line.entryYear())),
                line.kind(),
                line.level() == null ? "" : codes.label("level", line.level()),
                majors.computeIfAbsent(line.unitId(), this::major),
                say(item.detail().label()),
                sheet.told(item.detail(), item.before(), true, LANGUAGE),
                sheet.told(item.detail(), item.after(), true, LANGUAGE),
                say("case.option." + line.reason()),
                papers(it.papers()),
                line.lateReason() == null ? "" : line.lateReason());
    }

    private String major(UUID unit) {
        return units.path(unit).stream()
                .filter(it -> it.kind().equals("major"))
                .map(Unit::name)
                .findFirst()
                .orElse("");
    }

    private String papers(List<CorrectionItems.Paper> papers) {
        var counted = new LinkedHashMap<String, Integer>();
        papers.forEach(it -> counted.merge(it.kind(), 1, Integer::sum));
        return counted.entrySet().stream()
                .map(it ->
                        say(
                                "correction.report.paper",
                                say("evidence." + it.getKey()),
                                it.getValue()))
                .collect(Collectors.joining("、"));
    }

    byte[] letter(ReportCorrections.Batch batch) {
        var moment = say("correction.moment." + batch.report().moment());
        return unitPapers.print(
                new NewUnitPaper(
                        DocumentKind.CORRECTION_LETTER,
                        batch.institution().id(),
                        batch.institution().pos(),
                        "correction-report:" + batch.report().id(),
                        say("correction.report.letter", moment)),
                "change/correction-letter.jte",
                Map.of(
                        "it",
                        new CorrectionLetter(
                                batch.institution().name(),
                                number(batch),
                                batch.report().moment(),
                                batch.report().madeAt().atZone(zone).toLocalDate(),
                                batch.entries().size(),
                                batch.changes(),
                                batch.errors(),
                                late(batch))));
    }

    private List<String> late(ReportCorrections.Batch batch) {
        var late = new ArrayList<String>();
        batch.entries().stream()
                .filter(it -> it.line().lateReason() != null)
                .forEach(it ->
                        late.add(
                                say(
                                        "correction.report.late",
                                        it.line().key(),
                                        it.line().name(),
                                        it.line().lateReason())));
        return late;
    }

    String number(ReportCorrections.Batch batch) {
        return say(
                "correction.report.number",
                String.valueOf(batch.report().year()),
                batch.report().seq());
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, LANGUAGE);
    }

    /// A sheet may close what it is written to; the package goes on.
    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int count) throws IOException {
            out.write(bytes, from, count);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }
}
