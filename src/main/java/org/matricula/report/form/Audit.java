package org.matricula.report.form;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// 审核: compares sums of cells as the forms say; a form whose partner was not asked for is not
/// compared with it.
public final class Audit {

    /// What does not agree.
    ///
    /// @param key the same as long as it concerns the same cells
    /// @param where the row or column, as the form calls it; empty for named cells
    public record Finding(
            String key,
            String form,
            String name,
            String where,
            boolean hard,
            long left,
            long right) {

        /// An explanation given for other numbers does not explain these.
        public String numbers() {
            return left + ":" + right;
        }
    }

    private final Map<String, Figures> figures;
    private final Map<String, Figures> previous;

    private Audit(Map<String, Figures> figures, Map<String, Figures> previous) {
        this.figures = figures;
        this.previous = previous;
    }

    /// @param previous of the year before, empty where there are none
    public static List<Finding> of(Map<String, Figures> figures, Map<String, Figures> previous) {
        var audit = new Audit(figures, previous);
        return figures.values().stream()
                .flatMap(it ->
                        it.form().checks().stream()
                                .flatMap(check -> audit.look(it, check).stream()))
                .toList();
    }

    private List<Finding> look(Figures it, Form.Check check) {
        var found = new ArrayList<Finding>();
        switch (check.per()) {
            case "row" ->
                    it.form()
                            .rows()
                            .forEach(row ->
                                    found.add(
                                            judge(
                                                    it,
                                                    check,
                                                    row.key(),
                                                    row.label(),
                                                    sum(it, check.left(), row.key(), true),
                                                    sum(it, check.right(), row.key(), true))));
            case "column" ->
                    it.form()
                            .columns()
                            .forEach(column ->
                                    found.add(
                                            judge(
                                                    it,
                                                    check,
                                                    column.key(),
                                                    column.label(),
                                                    sum(it, check.left(), column.key(), false),
                                                    sum(it, check.right(), column.key(), false))));
            case null, default -> found.add(named(it, check));
        }
        found.removeIf(one -> one == null);
        return found;
    }

    private @Nullable Finding named(Figures it, Form.Check check) {
        var left = named(it, check.left(), figures);
        var right =
                check.is().equals("near")
                        ? named(it, check.left(), previous)
                        : named(it, check.right(), figures);
        return left == null || right == null ? null : judge(it, check, "", "", left, right);
    }

    private static @Nullable Finding judge(
            Figures it, Form.Check check, String key, String label, long left, long right) {
        var agrees =
                switch (check.is()) {
                    case "equal" -> left == right;
                    case "most" -> left <= right;
                    case "near" -> Math.abs(left - right) * 100 <= right * check.percent();
                    default -> throw new IllegalArgumentException(it.form().code() + ": " + check);
                };
        return agrees
                ? null
                : new Finding(
                        it.form().code() + "|" + check.name() + "|" + key,
                        it.form().code(),
                        check.name(),
                        label,
                        check.hard(),
                        left,
                        right);
    }

    /// `*` is every row or column but the total.
    private static long sum(Figures it, List<String> keys, String across, boolean row) {
        if (keys.equals(List.of("*"))) {
            var lines = row ? it.form().columns() : it.form().rows();
            keys =
                    lines.stream()
                            .map(Form.Line::key)
                            .filter(one -> !one.equals("total"))
                            .collect(Collectors.toList());
        }
        return keys.stream().mapToLong(one -> row ? it.at(across, one) : it.at(one, across)).sum();
    }

    private static @Nullable Long named(
            Figures own, List<String> cells, Map<String, Figures> among) {
        var sum = 0L;
        for (var it : cells) {
            var parts = it.split("/");
            var form = among.get(parts.length == 3 ? parts[0] : own.form().code());
            if (form == null) {
                return null;
            }
            sum += form.at(parts[parts.length - 2], parts[parts.length - 1]);
        }
        return sum;
    }
}
