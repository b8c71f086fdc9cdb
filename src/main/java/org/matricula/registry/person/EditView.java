package org.matricula.registry.person;

import java.util.List;
import org.matricula.page.Choice;
import org.matricula.page.Line;

/// The form of one section.
///
/// @param tag the version the editor sees
public record EditView(
        String name,
        String href,
        String place,
        String section,
        String tag,
        List<Input> inputs,
        List<Line> lines) {

    /// @param options what it is chosen from; empty for typed words
    public record Input(
            String name, String label, String type, String value, List<Choice> options) {}
}
