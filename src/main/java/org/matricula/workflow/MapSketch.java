package org.matricula.workflow;

import static org.matricula.workflow.ProcessDrawing.State.FUTURE;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.flowable.bpmn.model.GraphicInfo;
import org.matricula.workflow.Ink.Part;
import org.matricula.workflow.ProcessMap.Box;
import org.matricula.workflow.ProcessMap.Told;

/// The drawing of the whole map: columns of boxes, each way an arrow.
final class MapSketch {

    private static final double WIDTH = 190;
    private static final double HEIGHT = 58;
    private static final double ACROSS = 250;
    private static final double DOWN = 92;
    private static final double TOP = 34;
    private static final double TYPE = 13;
    private static final double SMALL = 12;
    private static final double MARGIN = 12;

    private final ProcessMap map;
    private final List<String> headings;
    private final Function<Box, Told> told;
    private final Frame frame = new Frame();
    private final StringBuilder out = new StringBuilder();

    MapSketch(ProcessMap map, List<String> headings, Function<Box, Told> told) {
        this.map = map;
        this.headings = headings;
        this.told = told;
    }

    String draw(String title) {
        var byCode = map.boxes().stream().collect(Collectors.toMap(Box::code, it -> it));
        for (var column : map.columns()) {
            line(headings.get(column), column * ACROSS + WIDTH / 2, TYPE, Part.WORDS);
        }
        for (var from : map.boxes()) {
            from.next().forEach(it -> arrow(from, byCode.get(it)));
        }
        map.boxes().forEach(this::box);
        return """
        <svg xmlns="http://www.w3.org/2000/svg" class="flow-drawing" %s role="group" \
        aria-label="%s">%s</svg>\
        """
                .formatted(frame.attributes(MARGIN), Sketch.escape(title), out);
    }

    private void box(Box it) {
        var says = told.apply(it);
        var x = left(it);
        var y = top(it);
        frame.add(x, 0);
        frame.add(x + WIDTH, y + HEIGHT);
        out.append("<g class=\"flow-step future%s\">".formatted(says.there() ? "" : " absent"));
        if (says.href() != null) {
            out.append("<a href=\"%s\">".formatted(Sketch.escape(says.href())));
        }
        put(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"%s/>",
                x, y, WIDTH, HEIGHT, look(Part.BOX));
        out.append("<g transform=\"translate(0 %s)\">".formatted(Curve.number(y)));
        var middle = x + WIDTH / 2;
        line(says.name(), middle, says.note().isEmpty() ? 34 : 25, Part.WORDS);
        if (!says.note().isEmpty()) {
            line(shortened(says.note()), middle, 44, Part.NAME);
        }
        out.append("</g>").append(says.href() == null ? "" : "</a>").append("</g>");
    }

    /// What does not fit is said in the list below.
    private static String shortened(String note) {
        var fits = new StringBuilder();
        for (var it : note.codePoints().toArray()) {
            if (Lines.width(fits + Character.toString(it), SMALL) > WIDTH - 28) {
                return fits + "…";
            }
            fits.appendCodePoint(it);
        }
        return fits.toString();
    }

    private void line(String words, double x, double y, Part part) {
        put(
                "<text text-anchor=\"middle\" x=\"%s\" y=\"%s\"%s>%s</text>",
                x, y, look(part), Sketch.escape(words));
    }

    private void arrow(Box from, Box to) {
        var points = new ArrayList<GraphicInfo>();
        if (from.column() == to.column() && to.row() == from.row() + 1) {
            points.add(point(left(from) + WIDTH / 2, top(from) + HEIGHT));
            points.add(point(left(to) + WIDTH / 2, top(to)));
        } else if (from.column() == to.column()) {
            var aside = left(from) - 18;
            points.add(point(left(from), top(from) + HEIGHT / 2));
            points.add(point(aside, top(from) + HEIGHT / 2));
            points.add(point(aside, top(to) + HEIGHT / 2));
            points.add(point(left(to), top(to) + HEIGHT / 2));
            frame.add(aside, 0);
        } else if (to.column() > from.column() + 1) {
            // between the rows, so that it runs through no box of the columns it passes
            var leaves = left(from) + WIDTH + (ACROSS - WIDTH) / 2 - 8;
            var gap = top(from) + HEIGHT + (DOWN - HEIGHT) / 2;
            var enters = left(to) - (ACROSS - WIDTH) / 2 + 8;
            points.add(point(left(from) + WIDTH, top(from) + HEIGHT / 2));
            points.add(point(leaves, top(from) + HEIGHT / 2));
            points.add(point(leaves, gap));
            points.add(point(enters, gap));
            points.add(point(enters, top(to) + HEIGHT / 2));
            points.add(point(left(to), top(to) + HEIGHT / 2));
        } else {
            var between = left(to) - (ACROSS - WIDTH) / 2 + 8;
            points.add(point(left(from) + WIDTH, top(from) + HEIGHT / 2));
            points.add(point(between, top(from) + HEIGHT / 2));
            points.add(point(between, top(to) + HEIGHT / 2));
            points.add(point(left(to), top(to) + HEIGHT / 2));
        }
        out.append("<g class=\"flow-edge future\">");
        put("<path d=\"%s\"%s/>", Curve.through(points), look(Part.LINE));
        put("<path d=\"%s\"%s/>", Curve.head(points), look(Part.HEAD));
        out.append("</g>");
    }

    private static GraphicInfo point(double x, double y) {
        return new GraphicInfo(x, y);
    }

    private static double left(Box it) {
        return it.column() * ACROSS;
    }

    private static double top(Box it) {
        return TOP + it.row() * DOWN;
    }

    private static String look(Part part) {
        return Ink.CLASSES.of(part, FUTURE);
    }

    private void put(String form, Object... parts) {
        for (var at = 0; at < parts.length; at++) {
            parts[at] = parts[at] instanceof Double number ? Curve.number(number) : parts[at];
        }
        out.append(form.formatted(parts));
    }
}
