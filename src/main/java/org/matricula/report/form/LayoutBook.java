package org.matricula.report.form;

import static org.matricula.report.form.LayoutWords.*;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.sheet.ExactSheet;
import org.springframework.stereotype.Component;

/// Writes a form as the workbook in which a layout is laid down: what is written is read again as
/// the same form, so that any table serves as the pattern of the next.
@Component
class LayoutBook {

    private final Codes codes;

    LayoutBook(Codes codes) {
        this.codes = codes;
    }

    void write(Form it, OutputStream out) {
        var tabs = new LinkedHashMap<String, List<List<String>>>();
        tabs.put(TABLE, table(it));
        tabs.put(ROWS, lines(it.rows()));
        tabs.put(COLUMNS, lines(it.columns()));
        tabs.put(CHECKS, checks(it));
        ExactSheet.write(out, tabs);
    }

    private List<List<String>> table(Form it) {
        var all = new ArrayList<List<String>>();
        all.add(List.of(ITEM, CONTENT));
        all.add(List.of(CODE, it.code()));
        all.add(List.of(TITLE, it.title()));
        all.add(List.of(FROM, String.valueOf(it.from())));
        all.add(List.of(UNTIL, text(it.until())));
        all.add(List.of(REPLACES, String.join("、", it.replaces())));
        all.add(List.of(SOURCE, it.source()));
        all.add(List.of(NOTE, text(it.note())));
        all.add(List.of(FINAL, text(it.finalGrade())));
        all.add(List.of(BY, "major".equals(it.by()) ? MAJOR : ""));
        all.add(List.of(SINCE, it.since() == null ? "" : word(SINCES, it.since())));
        for (var one : LayoutDimension.values()) {
            all.add(List.of(one.heading, told(it.where(), one)));
        }
        return all;
    }

    private List<List<String>> lines(List<Form.Line> lines) {
        var all = new ArrayList<List<String>>();
        all.add(headings());
        for (var it : lines) {
            var row = new ArrayList<>(List.of(it.key(), it.label(), it.typed() ? YES : ""));
            row.add(it.count() == null ? "" : word(COUNTS, it.count()));
            Arrays.stream(LayoutDimension.values())
                    .map(one -> told(it.where(), one))
                    .forEach(row::add);
            all.add(row);
        }
        return all;
    }

    static List<String> headings() {
        var all = new ArrayList<>(List.of(KEY, LABEL, TYPED, COUNT));
        Arrays.stream(LayoutDimension.values()).map(it -> it.heading).forEach(all::add);
        return all;
    }

    private static List<List<String>> checks(Form it) {
        var all = new ArrayList<List<String>>();
        all.add(CHECK_HEADINGS);
        for (var one : it.checks()) {
            all.add(
                    List.of(
                            one.name(),
                            one.hard() ? ERROR : WARNING,
                            one.per() == null ? "" : word(PERS, one.per()),
                            String.join(" ", one.left()),
                            word(RELATIONS, one.is()),
                            String.join(" ", one.right()),
                            one.percent() == 0 ? "" : String.valueOf(one.percent())));
        }
        return all;
    }

    private String told(Map<String, String> where, LayoutDimension it) {
        if (it == LayoutDimension.MAJOR && "".equals(where.get(LayoutDimension.MAJOR_KEY))) {
            return LayoutDimension.NO_MAJOR;
        }
        var value = where.get(it.key);
        if (value == null) {
            return "";
        }
        return switch (it.kind) {
            case CODES ->
                    value.startsWith("!")
                            ? BUT + labels(it.table, value.substring(1))
                            : labels(it.table, value);
            case FLAG -> YES;
            case TEXTS, MAJOR, EDUCATION -> value.replace(",", "、");
            case RANGE -> value;
        };
    }

    /// The word where it leads back to the same code.
    private String labels(String table, String value) {
        return Arrays.stream(value.split(","))
                .map(code -> {
                    var label = codes.label(table, code);
                    return codes.codeOf(table, label).filter(code::equals).isPresent()
                            ? label
                            : code;
                })
                .collect(Collectors.joining("、"));
    }

    private static String text(@Nullable Object it) {
        return Objects.toString(it, "");
    }
}
