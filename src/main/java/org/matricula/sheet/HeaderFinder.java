package org.matricula.sheet;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Finds the header of a roster by the words in it: below titles, over one to three lines, with
/// groups over several columns.
public final class HeaderFinder {

    private static final int ROWS_LOOKED_AT = 40;
    private static final int SAMPLE = 60;
    private static final int MOST_LINES = 3;
    private static final double COST_OF_A_LINE = 0.3;
    private static final double COST_OF_DATA = 1.5;
    private static final double COST_OF_REPETITION = 0.5;
    private static final double ENOUGH = 1.5;
    private static final double ENOUGH_FOR_NARROW = 0.9;

    private record Span(HeaderLines lines, double score) {}

    private final FieldVocabulary vocabulary;

    public HeaderFinder(FieldVocabulary vocabulary) {
        this.vocabulary = vocabulary;
    }

    /// Every sheet, the one that looks most like a roster first.
    public List<SheetChoice> survey(SheetBook book) {
        return book.sheets().stream()
                .map(it -> new SheetChoice(it, find(book, it)))
                .sorted(Comparator.comparingDouble(SheetChoice::score).reversed())
                .toList();
    }

    public Optional<Layout> find(SheetBook book, SheetInfo sheet) {
        try (var rows = book.rows(sheet)) {
            var head = head(rows, ROWS_LOOKED_AT + SAMPLE);
            return best(head, rows.merges()).map(it -> layout(sheet, head, it.lines(), it.score()));
        }
    }

    /// The layout with a header that a person pointed at.
    public Layout at(SheetBook book, SheetInfo sheet, int headerFrom, int headerTo) {
        try (var rows = book.rows(sheet)) {
            var head = head(rows, headerTo + SAMPLE);
            return layout(
                    sheet, head, new HeaderLines(head, rows.merges(), headerFrom, headerTo), 0);
        }
    }

    private static List<SheetRow> head(SheetRows rows, int last) {
        var head = new ArrayList<SheetRow>();
        while (rows.hasNext() && head.size() < last) {
            head.add(rows.next());
        }
        return head;
    }

    private Optional<Span> best(List<SheetRow> head, List<Merge> merges) {
        Span best = null;
        for (var first : head) {
            if (first.number() > ROWS_LOOKED_AT || first.isBlank()) {
                continue;
            }
            for (var last = first.number(); last < first.number() + MOST_LINES; last++) {
                var lines = new HeaderLines(head, merges, first.number(), last);
                var span = new Span(lines, score(lines));
                if (best == null || span.score() > best.score()) {
                    best = span;
                }
            }
        }
        return Optional.ofNullable(best).filter(it -> isEnough(it));
    }

    private static boolean isEnough(Span span) {
        var narrow = span.lines().headings().stream().filter(it -> !it.isEmpty()).count() <= 2;
        return span.score() >= (narrow ? ENOUGH_FOR_NARROW : ENOUGH);
    }

    private double score(HeaderLines lines) {
        var seen = new HashSet<String>();
        var score = -COST_OF_A_LINE * (lines.count() - 1) - COST_OF_DATA * lines.dataCells();
        for (var heading : lines.headings()) {
            var match = vocabulary.match(heading);
            if (match.isPresent() && match.get().certainty() >= Mapping.ENOUGH) {
                var certainty = match.get().certainty();
                score += seen.add(match.get().key()) ? certainty : certainty * COST_OF_REPETITION;
            }
        }
        return score;
    }

    private static Layout layout(
            SheetInfo sheet, List<SheetRow> head, HeaderLines lines, double score) {
        var body = head.stream().filter(it -> it.number() > lines.to()).toList();
        var columns = columns(lines.headings(), body);
        var bare =
                new Layout(
                        sheet,
                        lines.from(),
                        lines.to(),
                        columns,
                        titles(head, lines.from()),
                        List.of(),
                        score);
        var sample =
                body.stream().filter(it -> bare.kindOf(it) == RowKind.DATA).limit(SAMPLE).toList();
        return new Layout(sheet, lines.from(), lines.to(), columns, bare.titles(), sample, score);
    }

    private static List<Column> columns(List<Heading> headings, List<SheetRow> body) {
        var used = new TreeSet<Integer>();
        for (var i = 0; i < headings.size(); i++) {
            if (!headings.get(i).isEmpty()) {
                used.add(i);
            }
        }
        for (var row : body) {
            for (var i = 0; i < row.cells().size(); i++) {
                if (!row.cell(i).isBlank()) {
                    used.add(i);
                }
            }
        }
        return used.stream()
                .map(it -> new Column(it, it < headings.size() ? headings.get(it).text() : ""))
                .toList();
    }

    private static Set<String> titles(List<SheetRow> head, int headerFrom) {
        var titles = new HashSet<String>();
        for (var row : head) {
            if (row.number() < headerFrom) {
                row.cells().stream()
                        .filter(it -> !it.isBlank())
                        .forEach(it -> titles.add(CellText.tidy(it.text())));
            }
        }
        return titles;
    }
}
