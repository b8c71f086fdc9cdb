package org.matricula.report.form;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;

/// Writes a filled form in its layout: the items on the left (甲), their line numbers (乙), then the
/// columns in order.
public final class TableSheet {

    private TableSheet() {}

    /// @param left heads of the two columns on the left
    /// @param marks at the foot: which unit, as of when, by whom, under which digest
    public static void write(
            TableShown it, List<String> left, List<String> marks, OutputStream out) {
        var heads = new ArrayList<>(left);
        it.columns().forEach(column -> heads.add(column.label()));
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(it.code() + " " + it.title(), heads))) {
            var number = 1;
            for (var row : it.rows()) {
                var cells = new ArrayList<@Nullable Object>();
                cells.add(row.label());
                cells.add("%02d".formatted(number++));
                row.cells().forEach(cell -> cells.add(cell.n()));
                sheet.row(cells);
            }
            marks.forEach(sheet::mark);
        }
    }
}
