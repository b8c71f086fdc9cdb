package org.matricula.workflow.decide;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class WorkflowMenu implements Menu {

    private static final String WORK = "page.group.work";
    private static final MenuEntry GUIDE =
            new MenuEntry(WORK, "matter.title", "phone", "/matters", null);
    private static final MenuEntry CHARTS =
            new MenuEntry(WORK, "case.processes", "workflow", "/processes", null);

    private static final String[] APPROVERS = {
        "class-teacher",
        "counsellor",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "vice-principal",
        "point-reviewer",
        "branch-reviewer",
        "province-reviewer"
    };

    private final Queue queue;

    WorkflowMenu(Queue queue) {
        this.queue = queue;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var entries = new ArrayList<MenuEntry>();
        if (actor.holds("none", "administrator", "auditor", "security-officer")) {
            return List.of(GUIDE, CHARTS);
        }
        var personal = actor.holds("student", "guardian");
        if (!personal) {
            entries.add(
                    new MenuEntry(WORK, "case.tasks", "inbox", "/tasks", queue.figures().all()));
        }
        entries.add(new MenuEntry(WORK, "case.apply", "file-plus", "/apply", null));
        entries.add(new MenuEntry(WORK, "case.cases", "file-pen-line", "/cases", null));
        if (!personal) {
            var approves = actor.holds(APPROVERS);
            if (approves || actor.holds("student-affairs", "appeals-committee")) {
                entries.add(
                        new MenuEntry(WORK, "forgotten.title", "hourglass", "/forgotten", null));
            }
            if (approves) {
                entries.add(new MenuEntry(WORK, "deputy.title", "forward", "/deputies", null));
            }
        }
        if (actor.holds(
                "academic-office-head", "vice-principal", "province-reviewer", "registrar")) {
            entries.add(new MenuEntry(WORK, "waiver.title", "scale", "/exceptions", null));
        }
        if (actor.holds(
                "academic-office-head",
                "branch-reviewer",
                "department-registrar",
                "point-reviewer",
                "province-reviewer",
                "registrar",
                "vice-principal")) {
            entries.add(
                    new MenuEntry(WORK, "turnaround.title", "chart-column", "/turnaround", null));
        }
        entries.add(GUIDE);
        entries.add(CHARTS);
        return entries;
    }
}
