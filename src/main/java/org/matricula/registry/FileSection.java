package org.matricula.registry;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/// A table in the student's file that a module above keeps, such as sanctions. It shows the reader
/// what is for their eyes, and nothing where there is nothing for them.
public interface FileSection {

    /// @param headings one for each cell
    record Shown(String title, List<String> headings, List<List<String>> lines) {

        public Shown {
            headings = List.copyOf(headings);
            lines = lines.stream().map(List::copyOf).toList();
        }
    }

    Optional<Shown> of(UUID enrolment, Locale locale);
}
