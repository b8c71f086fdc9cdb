package org.matricula.workflow.engine;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.flowable.bpmn.model.BpmnModel;
import org.flowable.bpmn.model.FlowNode;
import org.flowable.bpmn.model.SequenceFlow;
import org.flowable.bpmn.model.UserTask;
import org.flowable.engine.RepositoryService;
import org.flowable.engine.repository.ProcessDefinition;
import org.matricula.workflow.DrawnNames;
import org.matricula.workflow.ProcessDrawing;

/// 流程图: what the drawings say.
public class Drawings {

    /// One office's turn, as drawn.
    ///
    /// @param name as the drawing calls it
    /// @param roles the posts that may decide it
    /// @param workingDays how long it may take, as drawn
    public record Turn(String task, String name, List<String> roles, int workingDays) {

        public String name(Locale locale) {
            return DrawnNames.of(name, locale);
        }
    }

    /// @param id its version, by which a running case names it
    public record Drawing(String id, String key, String name, int version, List<Turn> turns) {

        /// The sort of school it is drawn for, the last part of its key.
        public String education() {
            return key.substring(key.lastIndexOf('-') + 1);
        }

        public Optional<Turn> turn(String task) {
            return turns.stream().filter(it -> it.task().equals(task)).findFirst();
        }

        public String nameOf(String task) {
            return turn(task).map(Turn::name).orElse(task);
        }

        public String nameOf(String task, Locale locale) {
            return turn(task).map(it -> it.name(locale)).orElse(task);
        }

        public String name(Locale locale) {
            return DrawnNames.of(name, locale);
        }
    }

    private static final int UNDRAWN_DAYS = 3;

    private final RepositoryService repository;
    private final Map<String, Drawing> read = new ConcurrentHashMap<>();
    private final Map<String, ProcessDrawing> drawn = new ConcurrentHashMap<>();

    Drawings(RepositoryService repository) {
        this.repository = repository;
    }

    /// Every drawing in its latest version, by name.
    public List<Drawing> all() {
        return repository
                .createProcessDefinitionQuery()
                .latestVersion()
                .orderByProcessDefinitionKey()
                .asc()
                .list()
                .stream()
                .map(this::drawing)
                .toList();
    }

    public Optional<Drawing> latest(String key) {
        return Optional.ofNullable(
                        repository
                                .createProcessDefinitionQuery()
                                .processDefinitionKey(key)
                                .latestVersion()
                                .singleResult())
                .map(this::drawing);
    }

    /// The version a case was begun with: it follows that one to its end.
    public Drawing version(String id) {
        var known = read.get(id);
        return known == null ? drawing(repository.getProcessDefinition(id)) : known;
    }

    /// The picture, read once a version.
    public ProcessDrawing picture(String id) {
        return drawn.computeIfAbsent(id, it -> ProcessDrawing.read(repository.getProcessModel(it)));
    }

    private Drawing drawing(ProcessDefinition it) {
        return read.computeIfAbsent(
                it.getId(),
                id ->
                        new Drawing(
                                id,
                                it.getKey(),
                                it.getName(),
                                it.getVersion(),
                                turns(repository.getBpmnModel(id))));
    }

    /// The turns in the order in which a case meets them: by the longest way from the start.
    private static List<Turn> turns(BpmnModel model) {
        var depths = new HashMap<String, Integer>();
        return model.getMainProcess().findFlowElementsOfType(UserTask.class).stream()
                .sorted(Comparator.comparingInt(it -> depth(it, model, depths)))
                .map(Drawings::turn)
                .toList();
    }

    private static Turn turn(UserTask task) {
        var days = task.getAttributeValue(ProcessDrawing.NAMESPACE, "workingDays");
        return new Turn(
                task.getId(),
                task.getName(),
                List.copyOf(task.getCandidateGroups()),
                days == null ? UNDRAWN_DAYS : Integer.parseInt(days));
    }

    /// Drawings have no circles: going back is not drawn, it is done by hand.
    private static int depth(FlowNode node, BpmnModel model, Map<String, Integer> known) {
        var depth = known.get(node.getId());
        if (depth == null) {
            depth = 0;
            for (SequenceFlow flow : node.getIncomingFlows()) {
                var source = (FlowNode) model.getMainProcess().getFlowElement(flow.getSourceRef());
                depth = Math.max(depth, 1 + depth(source, model, known));
            }
            known.put(node.getId(), depth);
        }
        return depth;
    }
}
