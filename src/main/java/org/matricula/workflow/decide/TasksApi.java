package org.matricula.workflow.decide;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.workflow.engine.Drawings;
import org.springframework.context.MessageSource;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@Allowed(Allowed.SIGNED_IN)
class TasksApi {

    record Answer(List<Task> items, @Nullable String next) {}

    record Task(
            UUID id,
            UUID caseId,
            String kind,
            String label,
            String number,
            @Nullable String studentNumber,
            String name,
            String unit,
            String task,
            String step,
            Instant submittedAt,
            Instant openedAt,
            LocalDate dueOn,
            @Nullable String inPlaceOf) {}

    record Decision(@Nullable String decision, @Nullable String comment) {}

    record Decisions(
            @Nullable List<UUID> ids, @Nullable String decision, @Nullable String comment) {}

    record Done(UUID id, String result, @Nullable List<Line> errors) {}

    record Results(List<Done> results) {}

    record To(@Nullable UUID account, @Nullable String comment) {}

    record Comment(@Nullable String comment) {}

    private final Decide decide;
    private final Queue queue;
    private final Drawings drawings;
    private final Problems problems;
    private final MessageSource words;

    TasksApi(
            Decide decide, Queue queue, Drawings drawings, Problems problems, MessageSource words) {
        this.decide = decide;
        this.queue = queue;
        this.drawings = drawings;
        this.problems = problems;
        this.words = words;
    }

    @GetMapping("/api/v1/tasks")
    Answer list(
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") int limit,
            Locale locale) {
        var slice = queue.page(new Queue.Asked(due, kind, q), cursor, Math.clamp(limit, 1, 200));
        return new Answer(
                slice.items().stream().map(it -> task(it, locale)).toList(), slice.next());
    }

    @PostMapping("/api/v1/tasks/{id}/decision")
    Done decide(@PathVariable UUID id, @RequestBody Decision body) {
        decide.decide(id, Verdict.asked(body.decision()), body.comment());
        return new Done(id, "done", null);
    }

    @PostMapping("/api/v1/tasks/decisions")
    Results decide(@RequestBody Decisions body, Locale locale) {
        if (body.ids() == null || body.ids().isEmpty() || body.ids().size() > 200) {
            throw new Refused(Refusal.input("ids", "step.absent"));
        }
        var results = decide.decide(body.ids(), Verdict.asked(body.decision()), body.comment());
        return new Results(
                results.stream()
                        .map(it ->
                                new Done(
                                        it.step(),
                                        it.done() ? "done" : "refused",
                                        it.done()
                                                ? null
                                                : it.refusals().stream()
                                                        .map(why -> problems.line(why, locale))
                                                        .toList()))
                        .toList());
    }

    @PostMapping("/api/v1/tasks/{id}/hand-over")
    Done handOver(@PathVariable UUID id, @RequestBody To body) {
        if (body.account() == null) {
            throw new Refused(Refusal.input("account", "step.no-taker"));
        }
        decide.handOver(id, body.account(), body.comment());
        return new Done(id, "done", null);
    }

    @PostMapping("/api/v1/tasks/{id}/take-back")
    Done takeBack(@PathVariable UUID id, @RequestBody(required = false) @Nullable Comment body) {
        decide.takeBack(id, body == null ? null : body.comment());
        return new Done(id, "done", null);
    }

    private Task task(Queue.Item it, Locale locale) {
        return new Task(
                it.step(),
                it.caseId(),
                it.kind(),
                words.getMessage("case." + it.kind(), null, it.kind(), locale),
                it.number(),
                it.subjectNumber(),
                it.subjectName(),
                it.unit(),
                it.task(),
                drawings.version(it.drawing()).nameOf(it.task()),
                it.submittedAt(),
                it.openedAt(),
                it.dueOn(),
                it.inPlaceOf());
    }
}
