package org.matricula.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One part of a first page.
///
/// @param id unique in the page
/// @param none what the part says where it has no lines; null for a part of figures alone
/// @param acts what the reader may begin here, as words and address
/// @param all the whole list behind the lines, as words and address
public record WorkPart(
        String id,
        String title,
        List<Figure> figures,
        List<WorkLine> lines,
        @Nullable String none,
        List<Crumb> acts,
        @Nullable Crumb all) {

    public WorkPart {
        figures = List.copyOf(figures);
        lines = List.copyOf(lines);
        acts = List.copyOf(acts);
    }

    /// A row of figures.
    public static WorkPart figures(String id, String title, List<Figure> figures) {
        return new WorkPart(id, title, figures, List.of(), null, List.of(), null);
    }

    /// A list, and what is said where it is empty.
    public static WorkPart list(String id, String title, List<WorkLine> lines, String none) {
        return new WorkPart(id, title, List.of(), lines, none, List.of(), null);
    }

    public WorkPart with(List<Figure> figures) {
        return new WorkPart(id, title, figures, lines, none, acts, all);
    }

    public WorkPart may(Crumb... acts) {
        return new WorkPart(id, title, figures, lines, none, List.of(acts), all);
    }

    public WorkPart all(Crumb all) {
        return new WorkPart(id, title, figures, lines, none, acts, all);
    }
}
