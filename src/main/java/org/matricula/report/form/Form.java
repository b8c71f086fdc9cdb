package org.matricula.report.form;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.StudentStatus;

/// 表式: one table of the national education statistics, as data.
///
/// @param code 表号, such as `教基3112`
/// @param from first school year it is used for, by the year in which that begins
/// @param until last such year, null while in use
/// @param source where the layout was found
/// @param finalGrade whose pupils are expected to graduate, where no day of graduation is
///   registered
/// @param where whom it counts at all
/// @param by `major` where each row is a major of the unit; null where the rows are written out
/// @param replaces 取代表号: the numbers that are not used any more once this one is
/// @param since 变动起点: from when the movements of its columns and rows are counted, `start` for the
///   begin of the school year; null for the same day of the year before
public record Form(
        String code,
        String title,
        int from,
        @Nullable Integer until,
        String source,
        @Nullable String note,
        @Nullable Integer finalGrade,
        Map<String, String> where,
        @Nullable String by,
        List<Line> rows,
        List<Line> columns,
        List<Check> checks,
        List<String> replaces,
        @Nullable String since) {

    /// A row or a column.
    ///
    /// @param typed the register does not know it: the unit types the numbers
    /// @param count `enrolled`, `entered`, `graduated` or `expected`; of a movement, `opening`,
    ///   `came` or `left`
    public record Line(
            String key,
            String label,
            boolean typed,
            @Nullable String count,
            Map<String, String> where) {}

    /// 审核关系: sums of cells compared.
    ///
    /// @param hard whether it forbids signing; otherwise an explanation is asked for
    /// @param per `row` or `column` where it holds for each of them, null where the cells are named
    ///   in full as `row/column` or `form/row/column`
    /// @param is `equal`, `most` (left no more than right), or `near` (within `percent` of the
    ///   previous year's)
    public record Check(
            String name,
            boolean hard,
            @Nullable String per,
            List<String> left,
            String is,
            List<String> right,
            int percent) {}

    public Form {
        where = Map.copyOf(where);
        rows = List.copyOf(rows);
        columns = List.copyOf(columns);
        checks = List.copyOf(checks);
        replaces = List.copyOf(Objects.requireNonNullElse(replaces, List.of()));
    }

    public boolean usedFor(int year) {
        return from <= year && (until == null || year <= until);
    }

    /// 表号 without its number, such as `高基`: what a later scheme of the same statistics shares.
    String series() {
        return code.replaceAll("\\d", "");
    }

    /// Whether it was given up before a school year.
    public boolean expiredBy(int year) {
        return until != null && until < year;
    }

    public Optional<Line> row(String key) {
        return rows.stream().filter(it -> it.key().equals(key)).findFirst();
    }

    public Optional<Line> column(String key) {
        return columns.stream().filter(it -> it.key().equals(key)).findFirst();
    }

    /// What a cell counts, as its column or its row says; null for whoever is enrolled.
    static @Nullable String count(Line row, Line column) {
        return column.count() == null ? row.count() : column.count();
    }

    /// 学生变动: whether any of its cells counts who came and left rather than who is there.
    public boolean moves() {
        return Stream.concat(rows.stream(), columns.stream())
                .anyMatch(it -> it.count() != null && Moved.COUNTS.containsKey(it.count()));
    }

    /// 学籍状态 of the whole table: whoever is in none of these has left it.
    String[] counted() {
        var named = where.get(LayoutDimension.STATUS.key);
        return named == null ? StudentStatus.activeCodes() : named.split(",");
    }

    /// Whether the unit types the number of a cell.
    public static boolean typed(Line row, Line column) {
        return row.typed() || column.typed();
    }

    /// The same form with its rows written out.
    public Form with(List<Line> written) {
        return new Form(
                code,
                title,
                from,
                until,
                source,
                note,
                finalGrade,
                where,
                by,
                written,
                columns,
                checks,
                replaces,
                since);
    }

    /// The same form with what is compared in it.
    Form checked(List<Check> compared) {
        return new Form(
                code,
                title,
                from,
                until,
                source,
                note,
                finalGrade,
                where,
                by,
                rows,
                columns,
                compared,
                replaces,
                since);
    }

    /// The same form, used no longer than to a school year.
    Form until(int year) {
        return new Form(
                code,
                title,
                from,
                year,
                source,
                note,
                finalGrade,
                where,
                by,
                rows,
                columns,
                checks,
                replaces,
                since);
    }
}
