package org.matricula.report.form;

import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/// A filled form as a page or a sheet shows it.
///
/// @param columns the heads, in the form's order
public record TableShown(
        String code, String title, @Nullable String note, List<Form.Line> columns, List<Row> rows) {

    public record Row(String key, String label, List<Cell> cells) {}

    /// @param n null where the unit types it and has not
    /// @param href the students behind it, null where there are none to show
    /// @param field the name of the cell in the form in which numbers are typed, null where it is
    ///   filled
    public record Cell(
            String label, @Nullable Long n, @Nullable String href, @Nullable String field) {}

    /// @param href of a cell, given its row and column
    public static TableShown of(
            Figures it, BiFunction<Form.Line, Form.Line, @Nullable String> href) {
        var form = it.form();
        return new TableShown(
                form.code(),
                form.title(),
                form.note(),
                form.columns(),
                form.rows().stream()
                        .map(row ->
                                new Row(
                                        row.key(),
                                        row.label(),
                                        form.columns().stream()
                                                .map(column -> cell(it, row, column, href))
                                                .toList()))
                        .toList());
    }

    private static Cell cell(
            Figures it,
            Form.Line row,
            Form.Line column,
            BiFunction<Form.Line, Form.Line, @Nullable String> href) {
        var n = it.given(row, column);
        var typed = Form.typed(row, column);
        return new Cell(
                row.label() + " " + column.label(),
                n,
                typed || n == null || n == 0 ? null : href.apply(row, column),
                typed ? it.form().code() + "/" + row.key() + "/" + column.key() : null);
    }
}
