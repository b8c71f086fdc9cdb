package org.matricula.workflow;

import static org.matricula.workflow.ProcessDrawing.State.CURRENT;
import static org.matricula.workflow.ProcessDrawing.State.DONE;
import static org.matricula.workflow.ProcessDrawing.State.FUTURE;

import java.util.List;
import java.util.Locale;
import org.flowable.bpmn.model.EndEvent;
import org.flowable.bpmn.model.Event;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.Gateway;
import org.flowable.bpmn.model.GraphicInfo;
import org.flowable.bpmn.model.ParallelGateway;
import org.flowable.bpmn.model.SequenceFlow;
import org.jspecify.annotations.Nullable;
import org.matricula.workflow.Ink.Part;
import org.matricula.workflow.ProcessDrawing.Progress;
import org.matricula.workflow.ProcessDrawing.State;

/// One drawing of one case.
final class Sketch {

    private static final double TYPE = 13;
    private static final double LINE = 18;
    private static final double SMALL = 12;
    private static final double FLAG_HEIGHT = 22;
    private static final double FLAG_GAP = 7;
    private static final double MARGIN = 16;

    private final ProcessDrawing drawing;
    private final Progress progress;
    private final Ink ink;
    private final Locale locale;
    private final Frame frame = new Frame();
    private final StringBuilder out = new StringBuilder();

    Sketch(ProcessDrawing drawing, Progress progress, Ink ink, Locale locale) {
        this.drawing = drawing;
        this.progress = progress;
        this.ink = ink;
        this.locale = locale;
    }

    String draw() {
        drawing.flows().forEach(this::edge);
        drawing.nodes().forEach(this::node);
        drawing.nodes().forEach(this::flag);
        var title = escape(progress.title());
        return """
        <svg xmlns="http://www.w3.org/2000/svg" class="flow-drawing" %s role="img" \
        aria-label="%s"%s><title>%s</title><desc>%s</desc>%s</svg>\
        """
                .formatted(
                        frame.attributes(MARGIN),
                        title,
                        ink == Ink.ATTRIBUTES ? alternative() : "",
                        title,
                        escape(progress.description()),
                        out);
    }

    /// What a reader of the paper hears in the drawing's place.
    private String alternative() {
        return " alt=\"%s\"".formatted(escape(progress.title() + " " + progress.description()));
    }

    private State state(FlowNode node) {
        if (progress.current().containsKey(node.getId())) {
            return CURRENT;
        }
        var passed = node instanceof Gateway && reached(node) && taken(node) != null;
        return passed || progress.done().contains(node.getId()) ? DONE : FUTURE;
    }

    private boolean reached(FlowNode node) {
        return node.getIncomingFlows().stream()
                .anyMatch(it -> progress.done().contains(it.getSourceRef()));
    }

    /// The flow a case took out of a node: the first whose target it has come to.
    private @Nullable SequenceFlow taken(FlowNode node) {
        return node.getOutgoingFlows().stream()
                .filter(it -> state((FlowNode) it.getTargetFlowElement()) != FUTURE)
                .findFirst()
                .orElse(null);
    }

    private State state(SequenceFlow flow) {
        var source = (FlowNode) flow.getSourceFlowElement();
        var target = (FlowNode) flow.getTargetFlowElement();
        var open = source instanceof Gateway && !(source instanceof ParallelGateway);
        var passed = state(source) == DONE && state(target) != FUTURE;
        return passed && (!open || flow.equals(taken(source))) ? DONE : FUTURE;
    }

    private void edge(SequenceFlow flow) {
        var points = drawing.model().getFlowLocationGraphicInfo(flow.getId());
        points.forEach(it -> frame.add(it.getX(), it.getY()));
        var state = state(flow);
        group(
                "edge",
                state,
                flow.getId(),
                () -> {
                    out.append(
                            "<path d=\"%s\"%s/>"
                                    .formatted(Curve.through(points), look(Part.LINE, state)));
                    out.append(
                            "<path d=\"%s\"%s/>"
                                    .formatted(Curve.head(points), look(Part.HEAD, state)));
                    var label = drawing.model().getLabelGraphicInfo(flow.getId());
                    if (flow.getName() != null && label != null) {
                        words(List.of(named(flow.getName())), label, SMALL, look(Part.NAME, state));
                        frame.add(label);
                    }
                });
    }

    private void node(FlowNode node) {
        var box = drawing.model().getGraphicInfo(node.getId());
        var state = state(node);
        frame.add(box);
        frame.add(box.getX(), box.getY() - FLAG_HEIGHT - FLAG_GAP);
        var kind = node instanceof Event ? "event" : node instanceof Gateway ? "gateway" : "step";
        group(
                kind,
                state,
                node.getId(),
                () -> {
                    switch (node) {
                        case EndEvent _ -> circle(box, state, 3);
                        case Event _ -> circle(box, state, 1.5);
                        case Gateway it -> diamond(it, box, state);
                        default -> task(node, box, state);
                    }
                    name(node, state);
                });
    }

    private void task(FlowNode node, GraphicInfo box, State state) {
        put(
                "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"8\"%s/>",
                box.getX(), box.getY(), box.getWidth(), box.getHeight(), look(Part.BOX, state));
        var lines = Lines.of(named(node.getName()), TYPE, box.getWidth() - 20);
        words(lines, box, TYPE, look(Part.WORDS, state));
        if (state == DONE) {
            var x = box.getX() + box.getWidth() - 15;
            var y = box.getY() + 10;
            put("<path d=\"M%s %sl3 3 5-6\"%s/>", x, y, look(Part.TICK, state));
        }
    }

    private void circle(GraphicInfo box, State state, double width) {
        var radius = box.getWidth() / 2;
        var x = box.getX() + radius;
        var y = box.getY() + radius;
        put("<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s/>", x, y, radius, look(Part.BOX, state));
        if (width > 2) {
            put(
                    "<circle cx=\"%s\" cy=\"%s\" r=\"%s\"%s/>",
                    x, y, radius - 4, look(Part.LINE, state));
        }
        if (state == DONE) {
            put("<path d=\"M%s %sl4 4 7-8\"%s/>", x - 5.5, y, look(Part.TICK, state));
        }
    }

    private void diamond(Gateway node, GraphicInfo box, State state) {
        var half = box.getWidth() / 2;
        put(
                "<path d=\"M%s %sl%s %s %s %s %s %sz\"%s/>",
                box.getX(),
                box.getY() + half,
                half,
                -half,
                half,
                half,
                -half,
                half,
                look(Part.BOX, state));
        var x = box.getX() + half;
        var y = box.getY() + half;
        var mark =
                node instanceof ParallelGateway ? "M%s %sv16m-8-8h16" : "M%s %sl12 12m0-12l-12 12";
        var shift = node instanceof ParallelGateway ? 0 : 6;
        var rise = node instanceof ParallelGateway ? 8 : 6;
        put("<path d=\"" + mark + "\"%s/>", x - shift, y - rise, look(Part.TICK, state));
    }

    /// The name beside an event or a gateway.
    private void name(FlowNode node, State state) {
        var label = drawing.model().getLabelGraphicInfo(node.getId());
        if (label != null && node.getName() != null) {
            words(List.of(named(node.getName())), label, SMALL, look(Part.NAME, state));
            frame.add(label);
        }
    }

    private void flag(FlowNode node) {
        var words = progress.current().getOrDefault(node.getId(), "");
        if (words.isEmpty()) {
            return;
        }
        var box = drawing.model().getGraphicInfo(node.getId());
        var width = Lines.width(words, SMALL) + 20;
        var middle = box.getX() + box.getWidth() / 2;
        var top = box.getY() - FLAG_HEIGHT - FLAG_GAP;
        var pill = new GraphicInfo(middle - width / 2, top, FLAG_HEIGHT, width);
        frame.add(pill);
        group(
                "holder",
                CURRENT,
                node.getId() + "-holder",
                () -> {
                    put(
                            "<rect x=\"%s\" y=\"%s\" width=\"%s\" height=\"%s\" rx=\"11\"%s/>",
                            pill.getX(), top, width, FLAG_HEIGHT, look(Part.FLAG, CURRENT));
                    put(
                            "<path d=\"M%s %sl5 5 5-5z\"%s/>",
                            middle - 5, top + FLAG_HEIGHT - .5, look(Part.FLAG, CURRENT));
                    words(List.of(words), pill, SMALL, look(Part.FLAG_WORDS, CURRENT));
                });
    }

    /// Lines of text around the middle of a box.
    private void words(List<String> lines, GraphicInfo box, double size, String look) {
        var x = box.getX() + box.getWidth() / 2;
        var y = box.getY() + box.getHeight() / 2 - (lines.size() - 1) * LINE / 2 + size * .36;
        out.append("<text text-anchor=\"middle\"").append(look).append('>');
        for (var line : lines) {
            put("<tspan x=\"%s\" y=\"%s\">%s</tspan>", x, y, escape(line));
            y += LINE;
        }
        out.append("</text>");
    }

    private void group(String kind, State state, String id, Runnable content) {
        if (ink == Ink.CLASSES) {
            var name = state.name().toLowerCase(Locale.ROOT);
            put("<g class=\"flow-%s %s\" data-id=\"%s\">", kind, name, escape(id));
        } else {
            out.append("<g>");
        }
        content.run();
        out.append("</g>");
    }

    private String named(String name) {
        return DrawnNames.of(name, locale);
    }

    private String look(Part part, State state) {
        return ink.of(part, state);
    }

    private void put(String form, Object... parts) {
        for (var at = 0; at < parts.length; at++) {
            parts[at] = parts[at] instanceof Double number ? Curve.number(number) : parts[at];
        }
        out.append(form.formatted(parts));
    }

    static String escape(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    }
}
