package org.matricula.registry.person;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Choice;
import org.matricula.page.Line;

/// The photograph and the papers of a file, where they are kept.
///
/// @param photo address of the photograph, null where there is none
/// @param kinds what may be put in by hand
public record PapersView(
        String name,
        String href,
        String place,
        @Nullable String photo,
        List<FileView.Attachment> papers,
        List<Choice> kinds,
        List<Line> lines) {

    /// Of a good paper that was put in by hand: what may be replaced.
    public List<Choice> replaceable() {
        return papers.stream()
                .filter(it -> it.current() && it.byHand())
                .map(it -> new Choice(it.id(), it.kind() + " · " + it.name()))
                .toList();
    }
}
