package org.matricula.workflow.decide;

import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.WorkingDays;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.workflow.engine.Drawings;
import org.matricula.workflow.record.Kinds;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 待办.
@Controller
@Allowed(Allowed.SIGNED_IN)
public class TasksPage {

    private static final int PAGE = 50;

    /// One of many that could not be done.
    ///
    /// @param subject whose case it is
    public record Undone(String subject, List<Line> lines) {}

    private final Queue queue;
    private final Decide decide;
    private final Drawings drawings;
    private final Kinds kinds;
    private final WorkingDays workingDays;
    private final Problems problems;
    private final MessageSource words;
    private final Clock clock;

    TasksPage(
            Queue queue,
            Decide decide,
            Drawings drawings,
            Kinds kinds,
            WorkingDays workingDays,
            Problems problems,
            MessageSource words,
            Clock clock) {
        this.queue = queue;
        this.decide = decide;
        this.drawings = drawings;
        this.kinds = kinds;
        this.workingDays = workingDays;
        this.problems = problems;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/tasks")
    String list(
            @RequestParam(required = false) @Nullable String due,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String q,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        return show(due, kind, q, cursor, List.of(), model);
    }

    /// Many at once; what could not be done is told by name and stays in the queue.
    @PostMapping("/tasks/decisions")
    String decide(
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam String decision,
            @RequestParam(required = false) @Nullable String comment,
            Locale locale,
            Model model) {
        var chosen = ids == null ? List.<UUID>of() : ids;
        var names = new HashMap<UUID, String>();
        queue.page(Queue.Asked.ALL, null, 200)
                .items()
                .forEach(it -> names.put(it.step(), it.subjectName()));
        var exceptions =
                decide.decide(chosen, Verdict.asked(decision), comment).stream()
                        .filter(it -> !it.done())
                        .map(it ->
                                new Undone(
                                        names.getOrDefault(it.step(), ""),
                                        it.refusals().stream()
                                                .map(why -> problems.line(why, locale))
                                                .toList()))
                        .toList();
        model.addAttribute("done", chosen.size() - exceptions.size());
        return show(null, null, null, null, exceptions, model);
    }

    @PostMapping("/tasks/{id}/decision")
    String decide(
            @PathVariable UUID id,
            @RequestParam UUID caseId,
            @RequestParam String decision,
            @RequestParam(required = false) @Nullable String comment,
            @RequestParam(required = false) @Nullable String reason,
            Locale locale,
            RedirectAttributes redirect) {
        var said = reason == null || reason.isBlank() ? comment : reason;
        decide.decide(id, Verdict.asked(decision), said);
        return told(caseId, "case.told." + decision, locale, redirect);
    }

    @PostMapping("/tasks/{id}/hand-over")
    String handOver(
            @PathVariable UUID id,
            @RequestParam UUID caseId,
            @RequestParam UUID to,
            @RequestParam(required = false) @Nullable String comment,
            Locale locale,
            RedirectAttributes redirect) {
        decide.handOver(id, to, comment);
        return told(caseId, "case.told.handed-over", locale, redirect);
    }

    @PostMapping("/tasks/{id}/take-back")
    String takeBack(
            @PathVariable UUID id,
            @RequestParam UUID caseId,
            @RequestParam(required = false) @Nullable String reason,
            Locale locale,
            RedirectAttributes redirect) {
        decide.takeBack(id, reason);
        return told(caseId, "case.told.taken-back", locale, redirect);
    }

    private String told(UUID caseId, String key, Locale locale, RedirectAttributes redirect) {
        redirect.addFlashAttribute("flash", words.getMessage(key, null, locale));
        return "redirect:/cases/" + caseId;
    }

    private String show(
            @Nullable String due,
            @Nullable String kind,
            @Nullable String q,
            @Nullable String cursor,
            List<Undone> exceptions,
            Model model) {
        var asked = new Queue.Asked(filled(due), filled(kind), filled(q));
        var slice = queue.page(asked, filled(cursor), PAGE);
        var left = new HashMap<UUID, Integer>();
        slice.items()
                .forEach(it ->
                        left.put(it.step(), workingDays.between(LocalDate.now(clock), it.dueOn())));
        model.addAttribute("asked", asked);
        model.addAttribute("tasks", slice);
        model.addAttribute("left", left);
        model.addAttribute("figures", queue.figures());
        model.addAttribute("kinds", kinds.all().stream().map(it -> it.code()).toList());
        model.addAttribute("drawings", drawings);
        model.addAttribute("exceptions", exceptions);
        return "workflow/tasks";
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
