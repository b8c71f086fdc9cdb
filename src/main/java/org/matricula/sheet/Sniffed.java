package org.matricula.sheet;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the values of a column look like.
///
/// @param shape null if they have none in common
/// @param values how many there were to look at
record Sniffed(@Nullable Shape shape, int values) {

    private static final double MOST = 0.8;
    private static final int FEW = 3;

    static Sniffed of(List<SheetRow> sample, int column) {
        var cells = sample.stream().map(it -> it.cell(column)).filter(it -> !it.isBlank()).toList();
        if (cells.size() < FEW) {
            return new Sniffed(null, cells.size());
        }
        for (var shape : Shape.values()) {
            if (cells.stream().filter(shape::fits).count() >= cells.size() * MOST) {
                return new Sniffed(shape, cells.size());
            }
        }
        return new Sniffed(null, cells.size());
    }

    boolean isUnknown() {
        return values < FEW;
    }
}
