package org.matricula.workflow;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.flowable.bpmn.converter.BpmnXMLConverter;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.FlowElement;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.Process;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.UserTask;
import org.jspecify.annotations.Nullable;

/// A process as its author drew it: the picture on the case page, on paper, and in the public chart
/// of every process. Read once, drawn as often as needed by any number of threads.
public final class ProcessDrawing {

    /// Attributes of our own in the BPMN file.
    public static final String NAMESPACE = "urn:matricula:process";

    /// Where a case stands.
    public enum State {
        DONE,
        CURRENT,
        FUTURE
    }

    /// One human step, in the order of the drawing.
    ///
    /// @param role the role whose holders may take it
    /// @param workingDays the step's default limit; null for none
    public record Step(String id, String name, String role, @Nullable Integer workingDays) {}

    /// How far a case has come, and the words that say so to who cannot see the drawing.
    ///
    /// @param title the drawing's name, as "休学审批：李明，教务处学籍科审核"
    /// @param description one sentence for each step with its state
    /// @param done ids of the steps behind; the start event's as soon as the case is submitted
    /// @param current ids of the steps where it is, each with what its flag says (the holder's
    ///   name); an empty flag is not drawn
    public record Progress(
            String title, String description, Set<String> done, Map<String, String> current) {

        /// The plain chart of a process, no case in it.
        public static Progress none(String title, String description) {
            return new Progress(title, description, Set.of(), Map.of());
        }
    }

    private final BpmnModel model;
    private final Process process;

    private ProcessDrawing(BpmnModel model) {
        this.model = model;
        process = model.getMainProcess();
    }

    /// @param bpmn a BPMN 2.0 file with one process and its diagram
    public static ProcessDrawing read(InputStream bpmn) {
        return new ProcessDrawing(
                new BpmnXMLConverter().convertToBpmnModel(() -> bpmn, false, false, "UTF-8"));
    }

    public String id() {
        return process.getId();
    }

    public String name() {
        return process.getName();
    }

    /// The human steps, following the flows from the start; the words beside the drawing.
    public List<Step> steps() {
        var steps = new ArrayList<Step>();
        for (var node : inOrder()) {
            if (node instanceof UserTask task) {
                var days = task.getAttributeValue(NAMESPACE, "workingDays");
                steps.add(
                        new Step(
                                task.getId(),
                                task.getName(),
                                task.getCandidateGroups().getFirst(),
                                days == null ? null : Integer.valueOf(days)));
            }
        }
        return List.copyOf(steps);
    }

    /// For a page: looks come from `flow.css` alone.
    public String svg(Progress progress) {
        return svg(progress, Locale.SIMPLIFIED_CHINESE);
    }

    public String svg(Progress progress, Locale locale) {
        return new Sketch(this, progress, Ink.CLASSES, locale).draw();
    }

    /// For paper: colours and sizes as attributes.
    public String print(Progress progress) {
        return new Sketch(this, progress, Ink.ATTRIBUTES, Locale.SIMPLIFIED_CHINESE).draw();
    }

    BpmnModel model() {
        return model;
    }

    List<FlowNode> nodes() {
        return process.getFlowElements().stream()
                .filter(FlowNode.class::isInstance)
                .map(FlowNode.class::cast)
                .toList();
    }

    List<SequenceFlow> flows() {
        return process.getFlowElements().stream()
                .filter(SequenceFlow.class::isInstance)
                .map(SequenceFlow.class::cast)
                .toList();
    }

    FlowElement element(String id) {
        return process.getFlowElement(id);
    }

    private Set<FlowNode> inOrder() {
        var seen = new LinkedHashSet<FlowNode>();
        nodes().stream()
                .filter(it -> it.getIncomingFlows().isEmpty())
                .forEach(it -> follow(it, seen));
        return seen;
    }

    private void follow(FlowNode node, Set<FlowNode> seen) {
        if (seen.add(node)) {
            for (var flow : node.getOutgoingFlows()) {
                follow((FlowNode) flow.getTargetFlowElement(), seen);
            }
        }
    }
}
