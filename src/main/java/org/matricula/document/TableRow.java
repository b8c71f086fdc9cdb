package org.matricula.document;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.document.Block.Log;
import org.matricula.document.Field.Value;
import org.matricula.document.Field.Words;

/// A row of a form's twelve columns, ready to be drawn.
public record TableRow(List<Cell> cells) {

    private static final int COLUMNS = 12;
    private static final int LABEL = 2;

    public sealed interface Cell {
        int columns();
    }

    /// @param label message key
    /// @param rows how many rows it reaches down
    /// @param column whether it heads a column, not a row
    public record LabelCell(String label, int columns, int rows, boolean column) implements Cell {}

    /// @param value null for an empty cell
    public record ValueCell(@Nullable Value value, int columns) implements Cell {}

    /// Whether the hand writes into this row, which then needs room.
    public boolean open() {
        return cells.stream()
                .anyMatch(it -> it instanceof ValueCell(var value, _) && value == null);
    }

    static List<TableRow> pack(List<Field> fields) {
        var rows = new ArrayList<TableRow>();
        var row = new ArrayList<Field>();
        var taken = 0;
        for (var field : fields) {
            if (field.value() == null) {
                continue;
            }
            if (taken + field.width().columns > COLUMNS) {
                rows.add(stretched(row));
                row.clear();
                taken = 0;
            }
            row.add(field);
            taken += field.width().columns;
        }
        if (!row.isEmpty()) {
            rows.add(stretched(row));
        }
        return rows;
    }

    private static TableRow stretched(List<Field> fields) {
        var cells = new ArrayList<Cell>();
        var left = COLUMNS;
        for (var field : fields) {
            var last = field == fields.getLast();
            var columns = last ? left : field.width().columns;
            cells.add(new LabelCell(field.label(), LABEL, 1, false));
            cells.add(new ValueCell(field.value(), columns - LABEL));
            left -= columns;
        }
        return new TableRow(List.copyOf(cells));
    }

    static List<TableRow> of(Log log) {
        var rows = new ArrayList<TableRow>();
        var heads = new ArrayList<Cell>();
        heads.add(new LabelCell(log.label(), LABEL, log.lines().size() + 1, false));
        log.columns().forEach(it -> heads.add(new LabelCell(it.label(), it.width(), 1, true)));
        rows.add(new TableRow(List.copyOf(heads)));
        for (var line : log.lines()) {
            var cells = new ArrayList<Cell>();
            for (var at = 0; at < line.size(); at++) {
                var text = line.get(at);
                var value = text.isEmpty() ? null : new Words(text);
                cells.add(new ValueCell(value, log.columns().get(at).width()));
            }
            rows.add(new TableRow(List.copyOf(cells)));
        }
        return rows;
    }
}
