package org.matricula.teaching.quality;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.teaching.OpenToQuality;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 教学质量监控.
@Controller
@RequestMapping("/teaching-quality")
@OpenToQuality
class QualityPage {

    private static final int SHOWN = 100;

    private final WatchTeaching watch;
    private final MessageSource messages;
    private final Clock clock;

    QualityPage(WatchTeaching watch, MessageSource messages, Clock clock) {
        this.watch = watch;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "false") boolean open,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        model.addAttribute(
                "page",
                Slice.of(
                        watch.page(open, after, SHOWN + 1),
                        SHOWN,
                        (Inspection it) -> it.id().toString()));
        model.addAttribute("open", open);
        model.addAttribute("further", after != null);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "tasks",
                watch.tasks().stream()
                        .map(it -> new Choice(it.id().toString(), it.words()))
                        .toList());
        return "teaching/quality";
    }

    @GetMapping("/{inspection}")
    String show(@PathVariable UUID inspection, Model model) {
        var it = watch.get(inspection);
        var actor = Acting.now();
        var own = it.teacherId().equals(actor.account());
        model.addAttribute("it", it);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("mayReport", own && it.state().equals("due"));
        model.addAttribute(
                "mayConfirm",
                !own
                        && it.state().equals("done")
                        && (!actor.holds("teacher")
                                || it.inspectorId() != null
                                        && it.inspectorId().equals(actor.account())));
        return "teaching/inspection";
    }

    @PostMapping
    String record(
            @RequestParam(required = false) @Nullable UUID task,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate heldOn,
            @RequestParam(defaultValue = "") String subject,
            @RequestParam(required = false) @Nullable Integer lookedAt,
            @RequestParam(defaultValue = "0") int rating,
            @RequestParam(defaultValue = "") String findings,
            @RequestParam(defaultValue = "") String measure,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate dueOn,
            RedirectAttributes redirect,
            Locale locale) {
        var id =
                watch.record(
                        new NewInspection(
                                task, kind, heldOn, subject, lookedAt, rating, findings, measure,
                                dueOn));
        return said(id, "teaching.inspection.recorded", redirect, locale);
    }

    @PostMapping("/{inspection}/done")
    @Allowed("teacher")
    String done(
            @PathVariable UUID inspection,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        watch.done(inspection, words);
        return said(inspection, "teaching.inspection.reported", redirect, locale);
    }

    @PostMapping("/{inspection}/confirm")
    String confirm(@PathVariable UUID inspection, RedirectAttributes redirect, Locale locale) {
        watch.confirm(inspection, null, "");
        return said(inspection, "teaching.inspection.is-confirmed", redirect, locale);
    }

    @PostMapping("/{inspection}/again")
    String again(
            @PathVariable UUID inspection,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate again,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        watch.confirm(
                inspection, again == null ? LocalDate.now(clock).plusWeeks(1) : again, reason);
        return said(inspection, "teaching.inspection.is-again", redirect, locale);
    }

    private String said(UUID id, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/teaching-quality/" + id;
    }
}
