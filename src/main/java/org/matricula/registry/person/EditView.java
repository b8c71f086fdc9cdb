package org.matricula.registry.person;

import java.util.List;
import org.matricula.page.Choice;
import org.matricula.page.Line;

/// The form of one section, or of one line of a list.
///
/// @param action where the form is sent
/// @param removable whether it is a line that can be taken out
/// @param tag the version the editor sees
/// @param reason why, as typed so far
public record EditView(
        String name,
        String href,
        String place,
        String section,
        String action,
        boolean removable,
        String tag,
        List<Input> inputs,
        String reason,
        List<Line> lines) {

    /// @param options what it is chosen from; empty for typed words
    public record Input(
            String name,
            String label,
            String type,
            String value,
            List<Choice> options,
            boolean required) {}
}
