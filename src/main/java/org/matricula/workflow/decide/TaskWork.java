package org.matricula.workflow.decide;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.matricula.calendar.WorkingDays;
import org.matricula.kernel.Actor;
import org.matricula.page.Crumb;
import org.matricula.page.Figure;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.matricula.workflow.engine.Drawings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The head of an officer's queue on their first page, the most urgent first.
@Component
class TaskWork implements Work {

    private static final int HEAD = 8;

    private final Queue queue;
    private final Drawings drawings;
    private final WorkingDays workingDays;
    private final MessageSource words;
    private final Clock clock;

    TaskWork(
            Queue queue,
            Drawings drawings,
            WorkingDays workingDays,
            MessageSource words,
            Clock clock) {
        this.queue = queue;
        this.drawings = drawings;
        this.workingDays = workingDays;
        this.words = words;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (actor.holds(
                "student", "guardian", "none", "administrator", "auditor", "security-officer")) {
            return List.of();
        }
        var figures = queue.figures();
        var tiles =
                List.of(
                        new Figure(
                                say("case.figure.overdue", locale),
                                String.valueOf(figures.overdue()),
                                null,
                                figures.overdue() > 0 ? "bad" : null,
                                "/tasks?due=overdue"),
                        new Figure(
                                say("case.figure.today", locale),
                                String.valueOf(figures.today()),
                                null,
                                null,
                                "/tasks?due=today"),
                        new Figure(
                                say("case.figure.all", locale),
                                String.valueOf(figures.all()),
                                null,
                                null,
                                "/tasks"));
        var today = LocalDate.now(clock);
        var lines =
                queue.page(Queue.Asked.ALL, null, HEAD).items().stream()
                        .map(it -> line(it, today, locale))
                        .toList();
        return List.of(
                WorkPart.figures("waiting", say("case.tasks", locale), tiles),
                WorkPart.list(
                                "tasks",
                                say("case.tasks", locale),
                                lines,
                                say("case.tasks.none", locale))
                        .all(new Crumb(say("portal.all", locale), "/tasks")));
    }

    private WorkLine line(Queue.Item it, LocalDate today, Locale locale) {
        return WorkLine.of(it.subjectName(), null, "/cases/" + it.caseId())
                .chip(say("case." + it.kind(), locale), "amber")
                .note(it.unit() + " · " + drawings.version(it.drawing()).nameOf(it.task(), locale))
                .due(workingDays.between(today, it.dueOn()), it.dueOn());
    }

    private String say(String key, Locale locale) {
        return words.getMessage(key, null, locale);
    }
}
