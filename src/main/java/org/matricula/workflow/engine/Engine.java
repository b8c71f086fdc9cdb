package org.matricula.workflow.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.flowable.engine.RuntimeService;
import org.flowable.engine.TaskService;
import org.flowable.task.api.Task;

/// Walks a case along its drawing, in the caller's transaction.
public class Engine {

    /// @param process the walk, to be asked for later
    /// @param drawing the drawing's version it follows until its end
    public record Walk(String process, String drawing) {}

    private final RuntimeService processes;
    private final TaskService tasks;

    Engine(RuntimeService processes, TaskService tasks) {
        this.processes = processes;
        this.tasks = tasks;
    }

    public Walk begin(String drawing, UUID caseId, Map<String, Object> variables) {
        var begun = processes.startProcessInstanceByKey(drawing, caseId.toString(), variables);
        return new Walk(begun.getId(), begun.getProcessDefinitionId());
    }

    /// Which way the walk takes from now on.
    ///
    /// @return whether it is another than before
    public boolean reroute(String process, Map<String, Object> variables) {
        // of no names the engine tells all it has
        if (variables.isEmpty()
                || processes.getVariables(process, variables.keySet()).equals(variables)) {
            return false;
        }
        processes.setVariables(process, variables);
        return true;
    }

    /// The tasks the case waits at; none once the walk is over.
    public List<String> waiting(String process) {
        return tasks.createTaskQuery().processInstanceId(process).list().stream()
                .map(Task::getTaskDefinitionKey)
                .sorted()
                .toList();
    }

    public void complete(String process, String task) {
        tasks.complete(
                tasks.createTaskQuery()
                        .processInstanceId(process)
                        .taskDefinitionKey(task)
                        .singleResult()
                        .getId());
    }

    /// Goes back: the case waits at the one task again, no longer at the others.
    public void back(String process, Collection<String> from, String to) {
        processes
                .createChangeActivityStateBuilder()
                .processInstanceId(process)
                .moveActivityIdsToSingleActivityId(List.copyOf(from), to)
                .changeState();
    }

    /// Ends the walk before its end.
    public void end(String process, String why) {
        processes.deleteProcessInstance(process, why);
    }
}
