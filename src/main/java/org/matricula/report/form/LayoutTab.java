package org.matricula.report.form;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.matricula.kernel.Refusal;
import org.matricula.sheet.CellText;
import org.matricula.sheet.Column;
import org.matricula.sheet.SheetBook;

/// One sheet of a layout's workbook, by its headings; every cell knows where it stands.
///
/// @param rows those below the heading that are not blank
record LayoutTab(String name, Map<String, Integer> headings, List<Row> rows) {

    private static final int MOST_ROWS = 1_000;

    /// @param at where it stands, such as `行!C3`
    record Told(String at, String text) {

        boolean blank() {
            return text.isEmpty();
        }
    }

    record Row(LayoutTab tab, int number, List<String> texts) {

        Told told(String heading) {
            var column = tab.headings().get(heading);
            return column == null
                    ? new Told(tab.name() + "!" + number, "")
                    : new Told(
                            at(tab.name(), column, number),
                            column < texts.size() ? texts.get(column) : "");
        }
    }

    static String at(String tab, int column, int row) {
        return tab + "!" + new Column(column, "").letters() + row;
    }

    /// @param known the headings it may have; the first ones it cannot do without
    static LayoutTab read(
            SheetBook book, String name, List<String> known, int needed, List<Refusal> found) {
        var tab = new LayoutTab(name, new HashMap<>(), new ArrayList<>());
        var sheet = book.sheets().stream().filter(it -> it.name().strip().equals(name)).findFirst();
        if (sheet.isEmpty()) {
            found.add(Refusal.input("file", "layout.sheet", name));
            return tab;
        }
        try (var rows = book.rows(sheet.get())) {
            while (rows.hasNext()) {
                var row = rows.next();
                var texts = row.cells().stream().map(it -> CellText.tidy(it.text())).toList();
                if (tab.headings.isEmpty()) {
                    head(tab, row.number(), texts, Set.copyOf(known), found);
                } else if (texts.stream().anyMatch(it -> !it.isEmpty())) {
                    tab.rows.add(new Row(tab, row.number(), texts));
                }
                if (tab.rows.size() > MOST_ROWS) {
                    found.add(Refusal.input("file", "layout.many", name, MOST_ROWS));
                    return tab;
                }
            }
        }
        known.stream()
                .limit(needed)
                .filter(it -> !tab.headings.containsKey(it))
                .forEach(it -> found.add(Refusal.input("file", "layout.no-heading", name, it)));
        return tab;
    }

    private static void head(
            LayoutTab tab, int row, List<String> texts, Set<String> known, List<Refusal> found) {
        for (var i = 0; i < texts.size(); i++) {
            var text = texts.get(i);
            if (text.isEmpty()) {
                continue;
            }
            if (!known.contains(text)) {
                found.add(Refusal.input("file", "layout.heading", at(tab.name, i, row), text));
            } else if (tab.headings.putIfAbsent(text, i) != null) {
                found.add(
                        Refusal.input("file", "layout.heading-twice", at(tab.name, i, row), text));
            }
        }
    }
}
