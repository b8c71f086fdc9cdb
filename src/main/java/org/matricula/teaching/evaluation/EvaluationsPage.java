package org.matricula.teaching.evaluation;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetWriter;
import org.matricula.teaching.OpenToQuality;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 课程评估: run by the academic office, read by teachers about themselves, given by students.
@Controller
class EvaluationsPage {

    private static final int USUAL = 5;

    private final RunEvaluation run;
    private final GiveEvaluation give;
    private final Terms terms;
    private final MessageSource messages;
    private final Clock clock;

    EvaluationsPage(
            RunEvaluation run,
            GiveEvaluation give,
            Terms terms,
            MessageSource messages,
            Clock clock) {
        this.run = run;
        this.give = give;
        this.terms = terms;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/evaluations")
    @OpenToQuality
    String list(Model model, Locale locale) {
        model.addAttribute("all", run.all());
        var criteria = run.criteria().stream().map(Evaluations.Criterion::name).toList();
        model.addAttribute("criteria", criteria.isEmpty() ? usual(locale) : criteria);
        model.addAttribute("usual", criteria.isEmpty());
        model.addAttribute("mayRun", Acting.now().holds("registrar", "academic-office-head"));
        var place = Acting.now().unit();
        model.addAttribute(
                "terms",
                place == null
                        ? List.of()
                        : terms.of(place).stream()
                                .map(it ->
                                        new Choice(it.id().toString(), it.year() + " " + it.name()))
                                .toList());
        model.addAttribute("today", LocalDate.now(clock));
        return "teaching/evaluations";
    }

    @PostMapping("/evaluations/criteria")
    @Allowed({"registrar", "academic-office-head"})
    String criteria(
            @RequestParam(defaultValue = "") String criteria,
            RedirectAttributes redirect,
            Locale locale) {
        run.criteria(criteria);
        return said(redirect, locale, "/evaluations", "teaching.saved");
    }

    @PostMapping("/evaluations")
    @Allowed({"registrar", "academic-office-head"})
    String open(
            @RequestParam UUID term,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate opensOn,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate closesOn,
            RedirectAttributes redirect,
            Locale locale) {
        run.open(term, opensOn, closesOn);
        return said(redirect, locale, "/evaluations", "teaching.evaluation.opened");
    }

    @PostMapping("/evaluations/{evaluation}/release")
    @Allowed({"registrar", "academic-office-head"})
    String release(@PathVariable UUID evaluation, RedirectAttributes redirect, Locale locale) {
        run.release(evaluation);
        return said(
                redirect, locale, "/evaluations/" + evaluation, "teaching.evaluation.is-released");
    }

    @GetMapping("/evaluations/{evaluation}")
    @OpenToQuality
    String show(@PathVariable UUID evaluation, Model model) {
        var it = run.get(evaluation);
        model.addAttribute("it", it);
        model.addAttribute("results", run.results(it));
        model.addAttribute("turnout", run.turnout(it));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("mayRun", Acting.now().holds("registrar", "academic-office-head"));
        return "teaching/evaluation";
    }

    @GetMapping("/evaluations/{evaluation}/courses/{task}")
    @OpenToQuality
    String detail(@PathVariable UUID evaluation, @PathVariable UUID task, Model model) {
        model.addAttribute("it", run.get(evaluation));
        model.addAttribute("detail", run.detail(evaluation, task));
        return "teaching/evaluated";
    }

    @GetMapping("/evaluations/{evaluation}/results.xlsx")
    @OpenToQuality
    void sheet(@PathVariable UUID evaluation, Locale locale, HttpServletResponse response)
            throws IOException {
        var it = run.get(evaluation);
        var out = new ByteArrayOutputStream();
        var heads =
                java.util.stream.Stream.of(
                                "curriculum.course.code",
                                "curriculum.course",
                                "page.unit",
                                "coursework.teacher",
                                "coursework.students",
                                "teaching.evaluation.answers",
                                "teaching.evaluation.mean")
                        .map(key -> say(key, locale))
                        .toList();
        try (var sheet =
                SheetWriter.xlsx(out, SheetDesign.of(say("teaching.evaluations", locale), heads))) {
            for (var one : run.results(it)) {
                sheet.row(
                        Arrays.asList(
                                one.code(),
                                one.course(),
                                one.unit(),
                                one.teacher(),
                                one.students(),
                                one.answers(),
                                one.mean()));
            }
        }
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"evaluation.xlsx\"");
        response.getOutputStream().write(out.toByteArray());
    }

    @GetMapping("/own-evaluations")
    @Allowed("student")
    String own(Model model) {
        model.addAttribute("own", give.own());
        return "teaching/own-evaluations";
    }

    @GetMapping("/own-evaluations/{task}")
    @Allowed("student")
    String form(@PathVariable UUID task, Model model) {
        var own = give.own();
        var it =
                own.due().stream()
                        .filter(one -> one.taskId().equals(task) && !one.given())
                        .findFirst()
                        .orElseThrow(() -> new Absent("course to evaluate"));
        model.addAttribute("it", it);
        model.addAttribute("criteria", own.criteria().getOrDefault(it.institutionId(), List.of()));
        return "teaching/evaluate";
    }

    /// The scores come as `c-` and the criterion.
    @PostMapping("/own-evaluations/{task}")
    @Allowed("student")
    String give(
            @PathVariable UUID task,
            @RequestParam Map<String, String> typed,
            RedirectAttributes redirect,
            Locale locale) {
        var scores = new HashMap<UUID, Integer>();
        for (var criterion :
                give.own().criteria().values().stream()
                        .flatMap(List::stream)
                        .collect(Collectors.toSet())) {
            var text = typed.getOrDefault("c-" + criterion.id(), "");
            if (text.matches("[1-5]")) {
                scores.put(criterion.id(), Integer.valueOf(text));
            }
        }
        give.give(task, scores, typed.getOrDefault("comment", ""));
        return said(redirect, locale, "/own-evaluations", "teaching.evaluation.thanks");
    }

    private List<String> usual(Locale locale) {
        return java.util.stream.IntStream.rangeClosed(1, USUAL)
                .mapToObj(i -> say("teaching.criterion." + i, locale))
                .toList();
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private String said(RedirectAttributes redirect, Locale locale, String to, String key) {
        redirect.addFlashAttribute("flash", say(key, locale));
        return "redirect:" + to;
    }
}
