package org.matricula.sheet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// One to three rows taken as a header: over each column its words from top to bottom, a group's
/// word over all columns it spans.
final class HeaderLines {

    private static final Pattern VALUE =
            Pattern.compile("[\\d.\\-/:年月日 ]{2,}[Xx]?|男|女|汉族?|\\S+@\\S+|1[3-9]\\d{9}");

    private final List<List<String>> lines = new ArrayList<>();
    private final List<Merge> merges;
    private final int from;
    private final int to;
    private final List<Heading> headings = new ArrayList<>();
    private int dataCells;

    HeaderLines(List<SheetRow> head, List<Merge> merges, int from, int to) {
        this.merges =
                merges.stream().filter(it -> it.firstRow() <= to && it.lastRow() >= from).toList();
        this.from = from;
        this.to = to;
        for (var number = from; number <= to; number++) {
            lines.add(texts(head, number));
        }
        var width = lines.stream().mapToInt(List::size).max().orElse(0);
        lines.forEach(it -> {
            while (it.size() < width) {
                it.add("");
            }
        });
        for (var line = 0; line < lines.size() - 1; line++) {
            spread(line);
        }
        for (var column = 0; column < width; column++) {
            headings.add(heading(column));
        }
    }

    private List<String> texts(List<SheetRow> head, int number) {
        var row = head.stream().filter(it -> it.number() == number).findFirst();
        var texts = new ArrayList<String>();
        for (var cell : row.map(SheetRow::cells).orElse(List.of())) {
            var text = CellText.tidy(cell.text());
            texts.add(text);
            var value = cell.kind() == Cell.Kind.NUMBER || cell.kind() == Cell.Kind.DATE;
            if (!text.isEmpty() && (value || VALUE.matcher(text).matches())) {
                dataCells++;
            }
        }
        return texts;
    }

    /// Writes the word of a group over the columns to its right that have words below.
    private void spread(int line) {
        var texts = lines.get(line);
        for (var column = 1; column < texts.size(); column++) {
            if (texts.get(column).isEmpty()
                    && hasWordBelow(line, column)
                    && isOneGroup(line, column)) {
                texts.set(column, texts.get(column - 1));
            }
        }
    }

    private boolean isOneGroup(int line, int column) {
        if (texts(line, column - 1).isEmpty()) {
            return false;
        }
        var merge = mergeAt(from + line, column - 1);
        if (merge.isPresent()) {
            return merge.get().covers(from + line, column);
        }
        return merges.isEmpty() && hasWordBelow(line, column - 1);
    }

    private Optional<Merge> mergeAt(int row, int column) {
        return merges.stream().filter(it -> it.covers(row, column)).findFirst();
    }

    private boolean hasWordBelow(int line, int column) {
        for (var below = line + 1; below < lines.size(); below++) {
            if (!texts(below, column).isEmpty()) {
                return true;
            }
        }
        return false;
    }

    private String texts(int line, int column) {
        return lines.get(line).get(column);
    }

    private Heading heading(int column) {
        var parts = new ArrayList<String>();
        for (var line : lines) {
            var text = line.get(column);
            if (!text.isEmpty() && (parts.isEmpty() || !parts.getLast().equals(text))) {
                parts.add(text);
            }
        }
        return new Heading(parts);
    }

    List<Heading> headings() {
        return headings;
    }

    int dataCells() {
        return dataCells;
    }

    int count() {
        return lines.size();
    }

    int from() {
        return from;
    }

    int to() {
        return to;
    }
}
