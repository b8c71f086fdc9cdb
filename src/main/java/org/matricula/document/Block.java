package org.matricula.document;

import java.util.List;

/// A part of a form's table.
public sealed interface Block {

    /// Labelled cells, filled row by row in the order given.
    record Fields(List<Field> fields) implements Block {

        public Fields(Field... fields) {
            this(List.of(fields));
        }
    }

    /// A small table inside the form, such as who was called when and what came of it. Empty cells
    /// stay empty: a section signs there by hand.
    ///
    /// @param label message key of the label at its left
    record Log(String label, List<Column> columns, List<List<String>> lines) implements Block {}

    /// @param label message key
    /// @param width of the ten columns beside the label
    record Column(String label, int width) {}
}
