package org.matricula.report.saved;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.report.form.BehindCells;

/// What the pages of saved reports show.
public interface SavedView {

    /// @param mine whether it is the reader's own, to be shared and given up
    /// @param places where it may be shared
    record One(
            Saved it,
            List<Saved.Delivery> deliveries,
            boolean mine,
            List<Share> shares,
            List<Choice> places,
            List<Choice> roles,
            List<Line> lines) {

        static One of(Saved it, List<Saved.Delivery> deliveries) {
            return new One(it, deliveries, true, List.of(), List.of(), List.of(), List.of());
        }
    }

    /// A figure, and where its students are; none of nobody.
    record Count(long n, @Nullable String href) {}

    record Counted(String label, List<Count> counts) {}

    /// A head-count as it was made; the sums are the last row and the last column.
    record Table(
            Saved it,
            LocalDate asOf,
            String madeAt,
            String first,
            List<String> columns,
            List<Counted> rows) {}

    record Behind(
            Saved it,
            UUID delivery,
            LocalDate asOf,
            String label,
            Slice<BehindCells.Student> students) {}

    /// @param shared by others with the reader
    record Page(List<Saved> saved, List<Saved> shared, List<Choice> dimensions, List<Line> lines) {}
}
