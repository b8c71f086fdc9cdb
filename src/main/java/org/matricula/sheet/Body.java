package org.matricula.sheet;

import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The data rows below a header. Closing the rows it reads from is the caller's.
public final class Body implements Iterator<SheetRow> {

    private final Layout layout;
    private final SheetRows rows;
    private final Map<Integer, Set<String>> words;
    private final Map<RowKind, Integer> counts = new EnumMap<>(RowKind.class);
    private @Nullable SheetRow next;
    private int last;

    Body(Layout layout, SheetRows rows) {
        this.layout = layout;
        this.rows = rows;
        this.words = layout.words();
        this.last = layout.headerTo();
        next = read();
    }

    private @Nullable SheetRow read() {
        while (rows.hasNext()) {
            var row = rows.next();
            if (row.number() <= layout.headerTo()) {
                continue;
            }
            var kind = layout.kindOf(row, words);
            if (kind == RowKind.BLANK) {
                continue;
            }
            counts.merge(RowKind.BLANK, row.number() - last - 1, Integer::sum);
            last = row.number();
            counts.merge(kind, 1, Integer::sum);
            if (kind == RowKind.DATA) {
                return row;
            }
        }
        return null;
    }

    @Override
    public boolean hasNext() {
        return next != null;
    }

    @Override
    public SheetRow next() {
        var row = next;
        if (row == null) {
            throw new NoSuchElementException();
        }
        next = read();
        return row;
    }

    /// How many rows of a kind there were up to the row read ahead; all of them at the end. Blank
    /// rows count where something stands below them.
    public int count(RowKind kind) {
        return counts.getOrDefault(kind, 0);
    }
}
