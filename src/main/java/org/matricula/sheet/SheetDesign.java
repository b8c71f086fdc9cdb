package org.matricula.sheet;

import java.util.List;

/// What a sheet that is written should look like.
///
/// @param title the name of its tab
public record SheetDesign(String title, List<ColumnDesign> columns) {

    /// @param width in characters; 0 for one that fits the heading
    /// @param choices values offered below the heading, none for free text
    public record ColumnDesign(String heading, int width, List<String> choices) {

        public ColumnDesign {
            choices = List.copyOf(choices);
        }

        public static ColumnDesign of(String heading) {
            return new ColumnDesign(heading, 0, List.of());
        }
    }

    public SheetDesign {
        columns = List.copyOf(columns);
    }

    public static SheetDesign of(String title, List<String> headings) {
        return new SheetDesign(title, headings.stream().map(ColumnDesign::of).toList());
    }
}
