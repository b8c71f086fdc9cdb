package org.matricula.statistics;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Acting;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.matricula.statistics.Headcounts.Question;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/// Tables of numbers as Excel, which say what was counted, who took them, and when.
@Component
class HeadcountSheet {

    private final StatisticsWords words;
    private final Filters filters;
    private final Clock clock;

    HeadcountSheet(StatisticsWords words, Filters filters, Clock clock) {
        this.words = words;
        this.filters = filters;
        this.clock = clock;
    }

    void write(HeadcountTable table, Question asked, Locale locale, HttpServletResponse response)
            throws IOException {
        var total = words.say("statistics.total", locale);
        var heads = new ArrayList<String>();
        heads.add(words.dimension(asked.by().getFirst(), locale));
        heads.addAll(table.heads());
        heads.add(total);
        var rows = new ArrayList<List<Object>>();
        for (var it : table.lines()) {
            rows.add(cells(it.label(), it.numbers(), it.sum().count()));
        }
        rows.add(cells(total, table.sums(), table.total()));
        var notes = new ArrayList<String>();
        if (!asked.filters().isEmpty()) {
            notes.add(words.say("statistics.only", locale, filters.told(asked, locale)));
        }
        if (asked.knownAt() != null) {
            notes.add(
                    words.say(
                            "statistics.known-at.told",
                            locale,
                            asked.knownAt().atZone(clock.getZone()).toLocalDateTime()));
        }
        notes.add(
                words.say(
                        "statistics.mark",
                        locale,
                        asked.asOf(),
                        Acting.now().name(),
                        LocalDate.now(clock)));
        write(
                words.say("statistics.headcount", locale) + " " + asked.asOf(),
                heads,
                rows,
                notes,
                response);
    }

    /// @param notes below the rows, the last one as the sheet's mark
    void write(
            String title,
            List<String> heads,
            List<? extends List<? extends Object>> rows,
            List<String> notes,
            HttpServletResponse response)
            throws IOException {
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(title + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        try (var sheet =
                SheetWriter.xlsx(response.getOutputStream(), SheetDesign.of(title, heads))) {
            for (var it : rows) {
                sheet.row(List.copyOf(it));
            }
            sheet.mark(String.join("\n", notes));
        }
    }

    private static List<Object> cells(
            String label, List<HeadcountTable.Number> numbers, long total) {
        var cells = new ArrayList<Object>();
        cells.add(label);
        numbers.forEach(it -> cells.add(it.count()));
        cells.add(total);
        return cells;
    }
}
