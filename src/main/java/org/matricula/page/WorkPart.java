package org.matricula.page;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One part of a first page.
///
/// @param id unique in the page
/// @param none what the part says where it has no lines; null for a part of figures alone
/// @param acts what the reader may begin here, as words and address
/// @param all the whole list behind the lines, as words and address
/// @param drawn the part as a chart, null for none
/// @param aside whether it stands beside the work rather than being some
public record WorkPart(
        String id,
        String title,
        List<Figure> figures,
        List<WorkLine> lines,
        @Nullable String none,
        List<Crumb> acts,
        @Nullable Crumb all,
        @Nullable Drawn drawn,
        boolean aside) {

    public WorkPart {
        figures = List.copyOf(figures);
        lines = List.copyOf(lines);
        acts = List.copyOf(acts);
    }

    /// A row of figures.
    public static WorkPart figures(String id, String title, List<Figure> figures) {
        return new WorkPart(id, title, figures, List.of(), null, List.of(), null, null, false);
    }

    /// A list, and what is said where it is empty.
    public static WorkPart list(String id, String title, List<WorkLine> lines, String none) {
        return new WorkPart(id, title, List.of(), lines, none, List.of(), null, null, false);
    }

    /// A chart, and what is said where it would show nothing.
    public static WorkPart chart(String id, String title, @Nullable Drawn drawn, String none) {
        return new WorkPart(id, title, List.of(), List.of(), none, List.of(), null, drawn, false);
    }

    public WorkPart with(List<Figure> figures) {
        return new WorkPart(id, title, figures, lines, none, acts, all, drawn, aside);
    }

    public WorkPart may(Crumb... acts) {
        return new WorkPart(id, title, figures, lines, none, List.of(acts), all, drawn, aside);
    }

    public WorkPart all(Crumb all) {
        return new WorkPart(id, title, figures, lines, none, acts, all, drawn, aside);
    }

    public WorkPart beside() {
        return new WorkPart(id, title, figures, lines, none, acts, all, drawn, true);
    }

    public boolean empty() {
        return lines.isEmpty() && drawn == null;
    }
}
