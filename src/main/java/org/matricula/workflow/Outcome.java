package org.matricula.workflow;

import java.util.List;
import java.util.UUID;

/// What a granted case has done.
///
/// @param events the acts upon the record, by which it can be reversed, in their order
/// @param papers the papers issued for it
public record Outcome(List<UUID> events, List<Paper> papers) {

    /// @param title message key
    /// @param href where it is read
    public record Paper(String title, String serial, String href) {}

    public Outcome {
        events = List.copyOf(events);
        papers = List.copyOf(papers);
    }

    public static Outcome of(UUID event) {
        return new Outcome(List.of(event), List.of());
    }

    public Outcome with(List<Paper> issued) {
        return new Outcome(events, issued);
    }
}
