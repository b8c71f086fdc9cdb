package org.matricula.codebook;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Line;

/// What the pages of the code tables show.
public interface CodesView {

    /// @param standing `decreed`, `found` or `recalled`
    record TableLine(String key, String name, String source, String standing, long codes) {}

    record CodeLine(
            String code,
            String label,
            @Nullable String labelEn,
            boolean local,
            boolean edited,
            boolean current,
            String from,
            @Nullable String until) {}

    record LogLine(String on, String author, String what) {}

    /// @param may whether the reader may change the table
    record OneTable(
            TableLine table,
            @Nullable String note,
            List<CodeLine> codes,
            List<LogLine> log,
            boolean may,
            List<Line> lines) {}
}
