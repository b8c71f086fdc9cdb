package org.matricula.workflow;

import java.util.Locale;
import org.matricula.workflow.ProcessDrawing.State;

/// How a drawing gets its looks: by class names for a page, whose strict policy forbids anything
/// else, or by attributes for paper, which knows no style sheet.
enum Ink {
    CLASSES,
    ATTRIBUTES;

    /// The parts of a drawing; each is a class of `flow.css`.
    enum Part {
        BOX,
        WORDS,
        NAME,
        LINE,
        HEAD,
        TICK,
        FLAG,
        FLAG_WORDS
    }

    private record Colours(String line, String fill, String words) {}

    private static Colours colours(State state) {
        return switch (state) {
            case DONE -> new Colours("#106b47", "#e6f4ed", "#0c5539");
            case CURRENT -> new Colours("#2352a0", "#2352a0", "#ffffff");
            case FUTURE -> new Colours("#868f9d", "#ffffff", "#4f5968");
        };
    }

    String of(Part part, State state) {
        return this == CLASSES ? " class=\"flow-" + name(part) + "\"" : attributes(part, state);
    }

    private static String name(Part part) {
        return part.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String attributes(Part part, State state) {
        var colours = colours(state);
        return switch (part) {
            case BOX -> stroke(colours.line, "1.5") + fill(colours.fill);
            case WORDS -> font("13") + fill(colours.words);
            case NAME -> font("12") + fill("#4f5968");
            case LINE -> stroke(colours.line, "1.5") + fill("none");
            case HEAD -> fill(colours.line);
            case TICK -> stroke(colours.line, "1.5") + fill("none");
            case FLAG -> fill("#1b4285");
            case FLAG_WORDS -> font("12") + fill("#ffffff");
        };
    }

    private static String stroke(String colour, String width) {
        return " stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\""
                .formatted(colour, width);
    }

    private static String fill(String colour) {
        return " fill=\"" + colour + "\"";
    }

    private static String font(String size) {
        return " font-family=\"hei\" font-size=\"" + size + "\"";
    }
}
