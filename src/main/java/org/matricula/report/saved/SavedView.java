package org.matricula.report.saved;

import java.util.List;
import org.matricula.page.Choice;
import org.matricula.page.Line;

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

    /// @param shared by others with the reader
    record Page(List<Saved> saved, List<Saved> shared, List<Choice> dimensions, List<Line> lines) {}
}
