package org.matricula.feedback;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.feedback.GiveFeedback.NewFeedback;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
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

/// 数据反馈.
@Controller
@RequestMapping("/feedback")
@Allowed(Allowed.SIGNED_IN)
class FeedbackPage {

    private static final int SHOWN = 50;

    private final GiveFeedback give;
    private final AnswerFeedback answer;
    private final ReadFeedback read;
    private final MessageSource messages;
    private final Clock clock;

    FeedbackPage(
            GiveFeedback give,
            AnswerFeedback answer,
            ReadFeedback read,
            MessageSource messages,
            Clock clock) {
        this.give = give;
        this.answer = answer;
        this.read = read;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable String which,
            @RequestParam(required = false) @Nullable UUID before,
            Model model) {
        var personal = Acting.now().holds("student", "guardian");
        var shown = which == null ? personal ? "own" : "open" : which;
        model.addAttribute("page", read.page(shown, before, SHOWN));
        model.addAttribute("which", ReadFeedback.WHICH.contains(shown) ? shown : "own");
        model.addAttribute("tabs", personal ? List.of("own") : ReadFeedback.WHICH);
        model.addAttribute("further", before != null);
        model.addAttribute("figures", OpenToFeedbackFigures.Roles.hold(Acting.now()));
        model.addAttribute("today", LocalDate.now(clock));
        return "feedback/list";
    }

    /// @param place the section or page somebody comes from, as words
    @GetMapping("/new")
    String form(
            @RequestParam(required = false) @Nullable UUID enrolment,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String place,
            Model model,
            Locale locale) {
        var about = enrolment == null ? null : readable(enrolment);
        model.addAttribute("enrolment", enrolment == null ? "" : enrolment.toString());
        model.addAttribute("about", about);
        model.addAttribute(
                "own",
                enrolment != null
                        ? List.of()
                        : read.own().stream()
                                .map(it ->
                                        new Choice(
                                                it.enrolment().toString(),
                                                it.name() + " " + it.studentNumber()))
                                .toList());
        model.addAttribute("topic", Topic.of(topic).map(Topic::code).orElse(""));
        model.addAttribute("place", place.length() > 80 ? place.substring(0, 80) : place);
        model.addAttribute(
                "topics",
                Arrays.stream(Topic.values())
                        .map(it ->
                                new Choice(it.code(), say("feedback.topic." + it.code(), locale)))
                        .toList());
        return "feedback/new";
    }

    @PostMapping
    String give(
            @RequestParam(required = false) @Nullable UUID enrolment,
            @RequestParam(defaultValue = "") String topic,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect,
            Locale locale) {
        var where = place.isBlank() ? topic : place;
        var id = give.give(new NewFeedback(enrolment, topic, where, words));
        return told(id, "feedback.done.given", redirect, locale);
    }

    @GetMapping("/figures")
    @OpenToFeedbackFigures
    String figures(
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate until,
            Model model) {
        model.addAttribute("view", read.figures(from, until));
        return "feedback/figures";
    }

    @GetMapping("/{feedback}")
    String show(@PathVariable UUID feedback, Model model, Locale locale) {
        var it = read.get(feedback);
        model.addAttribute("it", it);
        model.addAttribute("answers", AnswerFeedback.answers(it));
        model.addAttribute("gave", it.giverId().equals(Acting.now().account()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "roles",
                Arrays.stream(Topic.values())
                        .flatMap(topic -> topic.owners().stream())
                        .distinct()
                        .filter(role -> !role.equals(it.ownerRole()))
                        .map(role -> new Choice(role, say("role." + role, locale)))
                        .toList());
        return "feedback/one";
    }

    @PostMapping("/{feedback}/take")
    String take(@PathVariable UUID feedback, RedirectAttributes redirect, Locale locale) {
        answer.take(feedback);
        return told(feedback, "feedback.done.taken", redirect, locale);
    }

    @PostMapping("/{feedback}/pass")
    String pass(
            @PathVariable UUID feedback,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        give.pass(feedback, role, reason);
        redirect.addFlashAttribute("flash", say("feedback.done.passed", locale));
        return "redirect:/feedback";
    }

    @PostMapping("/{feedback}/answer")
    String answer(
            @PathVariable UUID feedback,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable String caseNumber,
            @RequestParam(required = false) @Nullable String improvement,
            RedirectAttributes redirect,
            Locale locale) {
        answer.answer(feedback, new AnswerFeedback.Answer(outcome, words, caseNumber, improvement));
        return told(feedback, "feedback.done.answered", redirect, locale);
    }

    @PostMapping("/{feedback}/judge")
    String judge(
            @PathVariable UUID feedback,
            @RequestParam(defaultValue = "false") boolean helped,
            RedirectAttributes redirect,
            Locale locale) {
        answer.judge(feedback, helped);
        return told(feedback, "feedback.done.judged", redirect, locale);
    }

    private String readable(UUID enrolment) {
        var it = read.concerned(enrolment);
        return it.name() + " " + it.studentNumber();
    }

    private String told(UUID id, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", say(key, locale));
        return "redirect:/feedback/" + id;
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
