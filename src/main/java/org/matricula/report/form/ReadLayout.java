package org.matricula.report.form;

import static org.matricula.report.form.LayoutWords.*;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refusal;
import org.matricula.sheet.SheetBook;

/// One workbook of a layout while it is read: whatever is wrong is told with its cell and what to
/// do.
final class ReadLayout {

    /// @param form null where something is wrong
    record Read(@Nullable Form form, List<Refusal> problems) {}

    private static final int MOST_PROBLEMS = 100;
    private static final int LONGEST = 200;

    /// A statement takes no more values than this, twice over, where two readings are compared.
    private static final int MOST_VALUES = 30_000;

    private static final Pattern NUMBER = Pattern.compile("[\\p{IsHan}A-Za-z0-9-]{2,20}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,30}");
    private static final Pattern YEAR = Pattern.compile("(19|20)\\d{2}");

    private final SheetBook book;
    private final ReportForms known;
    private final LayoutValues values;
    private final List<Refusal> found = new ArrayList<>();

    ReadLayout(SheetBook book, Codes codes, ReportForms known) {
        this.book = book;
        this.known = known;
        this.values = new LayoutValues(codes, found);
    }

    Read read() {
        var items = items();
        var code = required(items, CODE, NUMBER, "layout.number");
        var from = year(items, FROM, true);
        var until = year(items, UNTIL, false);
        if (from != null && until != null && until < from) {
            wrong(told(items, UNTIL), "layout.until", from);
        }
        var title = required(items, TITLE, null, "layout.missing");
        var source = required(items, SOURCE, null, "layout.missing");
        var by = told(items, BY);
        if (!by.blank() && !by.text().equals(MAJOR)) {
            wrong(by, "layout.by", MAJOR);
        }
        var last = told(items, FINAL);
        if (!last.blank() && !last.text().matches("\\d{1,2}")) {
            wrong(last, "layout.grade");
        }
        var replaced = told(items, REPLACES);
        var replaces = replaced.blank() ? List.<String>of() : LayoutValues.parts(replaced.text());
        replaces.stream()
                .filter(it -> !NUMBER.matcher(it).matches())
                .forEach(_ -> wrong(replaced, "layout.number"));
        var where = values.where(heading -> told(items, heading));
        var rows = lines(ROWS, false, by.blank());
        var columns = lines(COLUMNS, true, true);
        var form =
                new Form(
                        code,
                        title,
                        from == null ? 0 : from,
                        until,
                        source,
                        told(items, NOTE).blank() ? null : told(items, NOTE).text(),
                        last.text().matches("\\d{1,2}") ? Integer.valueOf(last.text()) : null,
                        where,
                        by.blank() ? null : "major",
                        rows,
                        columns,
                        List.of(),
                        replaces,
                        since(items));
        var whole = form.checked(new LayoutChecks(book, form, known, found).read());
        if (found.isEmpty()) {
            movements(whole);
        }
        if (found.isEmpty()) {
            size(whole);
        }
        return new Read(
                found.isEmpty() ? whole : null, found.stream().limit(MOST_PROBLEMS).toList());
    }

    private Map<String, LayoutTab.Told> items() {
        var tab = LayoutTab.read(book, TABLE, List.of(ITEM, CONTENT), 2, found);
        var may =
                Stream.concat(
                                ITEMS.stream(),
                                Arrays.stream(LayoutDimension.values()).map(it -> it.heading))
                        .toList();
        var all = new LinkedHashMap<String, LayoutTab.Told>();
        for (var row : tab.rows()) {
            var item = row.told(ITEM);
            if (!may.contains(item.text())) {
                wrong(item, "layout.item");
            } else if (all.put(item.text(), row.told(CONTENT)) != null) {
                wrong(item, "layout.item-twice");
            }
        }
        return all;
    }

    private static LayoutTab.Told told(Map<String, LayoutTab.Told> items, String item) {
        return Objects.requireNonNullElse(items.get(item), new LayoutTab.Told(TABLE, ""));
    }

    private String required(
            Map<String, LayoutTab.Told> items, String item, @Nullable Pattern as, String code) {
        var it = told(items, item);
        if (it.blank() || it.text().length() > LONGEST) {
            found.add(Refusal.input("file", "layout.missing", it.at(), item));
        } else if (as != null && !as.matcher(it.text()).matches()) {
            wrong(it, code);
        }
        return it.text();
    }

    private @Nullable Integer year(Map<String, LayoutTab.Told> items, String item, boolean needed) {
        var it = told(items, item);
        if (it.blank() && needed) {
            found.add(Refusal.input("file", "layout.missing", it.at(), item));
        } else if (!it.blank() && !YEAR.matcher(it.text()).matches()) {
            wrong(it, "layout.year");
        } else if (!it.blank()) {
            return Integer.valueOf(it.text());
        }
        return null;
    }

    private List<Form.Line> lines(String name, boolean columns, boolean needed) {
        var tab = LayoutTab.read(book, name, LayoutBook.headings(), columns ? 4 : 3, found);
        var lines = new ArrayList<Form.Line>();
        var keys = new HashSet<String>();
        for (var row : tab.rows()) {
            var key = row.told(KEY);
            if (!NAME.matcher(key.text()).matches()) {
                wrong(key, "layout.key");
            } else if (!keys.add(key.text())) {
                wrong(key, "layout.key-twice");
            }
            var label = row.told(LABEL);
            if (label.blank() || label.text().length() > LONGEST) {
                found.add(Refusal.input("file", "layout.missing", label.at(), LABEL));
            }
            var typed = row.told(TYPED);
            if (!typed.blank() && !typed.text().equals(YES) && !typed.text().equals(NO)) {
                wrong(typed, "layout.yes");
            }
            lines.add(
                    new Form.Line(
                            key.text(),
                            label.text(),
                            typed.text().equals(YES),
                            count(row),
                            values.where(row::told)));
        }
        if (lines.isEmpty() && needed) {
            found.add(Refusal.input("file", "layout.no-lines", name));
        }
        return lines;
    }

    private @Nullable String count(LayoutTab.Row row) {
        var it = row.told(COUNT);
        var code = COUNTS.get(it.text());
        if (code == null && !it.blank()) {
            wrong(it, "layout.count", String.join("、", COUNTS.keySet().stream().sorted().toList()));
        }
        return code;
    }

    private @Nullable String since(Map<String, LayoutTab.Told> items) {
        var it = told(items, SINCE);
        if (!it.blank() && !it.text().equals(YEAR_BEFORE) && !SINCES.containsKey(it.text())) {
            wrong(it, "layout.since");
        }
        return SINCES.get(it.text());
    }

    /// A cell counts one thing, and what was done is asked only of those who came or left.
    private void movements(Form form) {
        Fill.cells(form).values().stream()
                .flatMap(it -> movement(form, it).stream())
                .findFirst()
                .ifPresent(found::add);
    }

    private static Optional<Refusal> movement(Form form, Fill.Cell it) {
        if (it.row().count() != null && it.column().count() != null) {
            return Optional.of(
                    Refusal.input(
                            "file", "layout.count-twice", it.row().label(), it.column().label()));
        }
        var moves = List.of("came", "left").contains(Form.count(it.row(), it.column()) + "");
        return moves
                ? Optional.empty()
                : Arrays.stream(LayoutDimension.values())
                        .filter(LayoutDimension::ofMovement)
                        .filter(one ->
                                Stream.of(form.where(), it.row().where(), it.column().where())
                                        .anyMatch(where -> where.containsKey(one.key)))
                        .map(one ->
                                Refusal.input(
                                        "file",
                                        "layout.not-moved",
                                        it.row().label(),
                                        it.column().label(),
                                        one.heading))
                        .findFirst();
    }

    private void size(Form form) {
        var conditions = new Conditions(form);
        Fill.cells(form).values().forEach(it -> conditions.cell(it.row(), it.column(), "p"));
        if (conditions.parameters().size() > MOST_VALUES) {
            found.add(Refusal.input("file", "layout.large", Fill.cells(form).size()));
        }
    }

    private void wrong(LayoutTab.Told it, String code, Object... more) {
        found.add(LayoutValues.problem(it, code, more));
    }
}
