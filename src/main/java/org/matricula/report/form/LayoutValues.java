package org.matricula.report.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Refusal;

/// The conditions of a table, a row or a column, as the cells of a layout's workbook say them.
final class LayoutValues {

    private static final Pattern SEPARATOR = Pattern.compile("\\s*[、,，;；]\\s*");
    private static final Pattern RANGE =
            Pattern.compile("(\\d{1,3}(?:\\.\\d)?)?\\s*[-–—~～]\\s*(\\d{1,3}(?:\\.\\d)?)?");
    private static final Pattern ONE = Pattern.compile("\\d{1,3}(?:\\.\\d)?");
    private static final Pattern MAJOR = Pattern.compile("[A-Za-z0-9.]{1,12}");
    private static final List<String> EDUCATIONS = List.of("school", "college", "open");

    private final Codes codes;
    private final List<Refusal> found;

    LayoutValues(Codes codes, List<Refusal> found) {
        this.codes = codes;
        this.found = found;
    }

    static List<String> parts(String text) {
        return SEPARATOR.splitAsStream(text.strip()).filter(it -> !it.isEmpty()).toList();
    }

    static Refusal problem(LayoutTab.Told it, String code, Object... more) {
        return Refusal.input(
                "file",
                code,
                Stream.concat(Stream.of(it.at(), it.text()), Arrays.stream(more)).toArray());
    }

    Map<String, String> where(Function<String, LayoutTab.Told> cells) {
        var where = new LinkedHashMap<String, String>();
        for (var it : LayoutDimension.values()) {
            var told = cells.apply(it.heading);
            if (!told.blank()) {
                put(where, it, told);
            }
        }
        return where;
    }

    private void put(Map<String, String> where, LayoutDimension it, LayoutTab.Told told) {
        switch (it.kind) {
            case CODES -> where.put(it.key, coded(it, told));
            case RANGE -> where.put(it.key, range(told));
            case FLAG -> {
                if (told.text().equals(LayoutWords.YES)) {
                    where.put(it.key, "true");
                } else if (!told.text().equals(LayoutWords.NO)) {
                    found.add(problem(told, "layout.yes"));
                }
            }
            case TEXTS -> where.put(it.key, String.join(",", parts(told.text())));
            case MAJOR -> {
                if (told.text().equals(LayoutDimension.NO_MAJOR)) {
                    where.put(LayoutDimension.MAJOR_KEY, "");
                } else {
                    where.put(it.key, each(told, "layout.major", MAJOR.asMatchPredicate()));
                }
            }
            case EDUCATION ->
                    where.put(it.key, each(told, "layout.education", EDUCATIONS::contains));
        }
    }

    private String each(
            LayoutTab.Told told, String code, java.util.function.Predicate<String> good) {
        var parts = parts(told.text());
        if (parts.isEmpty() || !parts.stream().allMatch(good)) {
            found.add(problem(told, code));
        }
        return String.join(",", parts);
    }

    private String coded(LayoutDimension it, LayoutTab.Told told) {
        var but = told.text().startsWith(LayoutWords.BUT);
        if (but && !it.butFor()) {
            found.add(problem(told, "layout.but"));
        }
        var parts = parts(but ? told.text().substring(1) : told.text());
        var read = new ArrayList<String>();
        for (var part : parts) {
            codes.codeOf(it.table, part)
                    .ifPresentOrElse(
                            read::add,
                            () -> found.add(problem(told, "layout.code", part, it.heading)));
        }
        if (parts.isEmpty()) {
            found.add(problem(told, "layout.code", told.text(), it.heading));
        }
        if (it == LayoutDimension.ACT
                && StatisticalMovement.acts(read).count() < read.stream().distinct().count()) {
            found.add(problem(told, "layout.no-act"));
        }
        return (but ? "!" : "") + String.join(",", read);
    }

    private String range(LayoutTab.Told told) {
        var text = told.text();
        var between = RANGE.matcher(text);
        if (ONE.matcher(text).matches()) {
            return text;
        }
        if (!between.matches() || between.group(1) == null && between.group(2) == null) {
            found.add(problem(told, "layout.range"));
            return text;
        }
        var low = between.group(1);
        var high = between.group(2);
        if (low != null
                && high != null
                && new BigDecimal(low).compareTo(new BigDecimal(high)) > 0) {
            found.add(problem(told, "layout.range"));
        }
        return (low == null ? "" : low) + "-" + (high == null ? "" : high);
    }
}
