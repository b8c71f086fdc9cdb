package org.matricula.graduation.photograph;

import java.util.List;
import java.util.Locale;
import org.matricula.page.Line;
import org.matricula.page.Problems;

/// What became of one picture, in the reader's words.
public record ImportView(PhotoImports.Line line, List<Line> faults) {

    static ImportView of(PhotoImports.Line it, Problems problems, Locale locale) {
        return new ImportView(it, it.faults().stream().map(f -> problems.line(f, locale)).toList());
    }
}
