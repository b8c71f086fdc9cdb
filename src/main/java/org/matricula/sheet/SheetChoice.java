package org.matricula.sheet;

import java.util.Optional;

/// One sheet of a workbook as a candidate: with its layout where a header was found.
public record SheetChoice(SheetInfo sheet, Optional<Layout> layout) {

    double score() {
        return layout.map(Layout::score).orElse(0.0) - (sheet.hidden() ? 1 : 0);
    }
}
