package org.matricula.report.round;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Problems;
import org.matricula.report.OpenToReports;
import org.matricula.report.form.Download;
import org.matricula.report.form.TableSheet;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One unit's submission: its tables, what does not agree in them, and how far it has come.
@Controller
@RequestMapping("/reports/{submission}")
@OpenToReports
class SubmissionPage {

    private final ReadSubmissions read;
    private final FillSubmission fill;
    private final SignSubmission sign;
    private final TakeIn takeIn;
    private final Problems problems;
    private final MessageSource messages;

    SubmissionPage(
            ReadSubmissions read,
            FillSubmission fill,
            SignSubmission sign,
            TakeIn takeIn,
            Problems problems,
            MessageSource messages) {
        this.read = read;
        this.fill = fill;
        this.sign = sign;
        this.takeIn = takeIn;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @PathVariable UUID submission,
            @RequestParam(required = false) @Nullable String form,
            Model model) {
        var view = read.one(submission, form, List.of());
        if (view.round().kind().equals(Round.AID)) {
            return "redirect:/aid/" + submission;
        }
        model.addAttribute("view", view);
        return "report/submission";
    }

    @PostMapping("/fill")
    String fill(@PathVariable UUID submission, RedirectAttributes redirect, Locale locale) {
        var students = fill.fill(submission);
        return told(submission, null, redirect, locale, "report.done.filled", students);
    }

    @PostMapping("/numbers")
    String type(
            @PathVariable UUID submission,
            @RequestParam(defaultValue = "") String form,
            @RequestParam Map<String, String> all,
            RedirectAttributes redirect,
            Locale locale) {
        var numbers = new HashMap<String, String>();
        all.forEach((name, value) -> {
            if (name.startsWith(form + "/")) {
                numbers.put(name.substring(form.length() + 1), value);
            }
        });
        fill.type(submission, form, numbers);
        return told(submission, form, redirect, locale, "report.done.typed");
    }

    @PostMapping("/explain")
    String explain(
            @PathVariable UUID submission,
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable String form,
            RedirectAttributes redirect,
            Locale locale) {
        fill.explain(submission, finding, words);
        return told(submission, form, redirect, locale, "report.done.explained");
    }

    @PostMapping("/sign")
    String sign(@PathVariable UUID submission, RedirectAttributes redirect, Locale locale) {
        sign.sign(submission);
        return told(submission, null, redirect, locale, "report.done.signed");
    }

    @PostMapping("/withdraw")
    String withdraw(
            @PathVariable UUID submission,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect,
            Locale locale) {
        sign.withdraw(submission, why);
        return told(submission, null, redirect, locale, "report.done.withdrawn");
    }

    @PostMapping("/submit")
    String submit(@PathVariable UUID submission, RedirectAttributes redirect, Locale locale) {
        sign.submit(submission);
        return told(submission, null, redirect, locale, "report.done.submitted");
    }

    @PostMapping("/accept")
    String accept(
            @PathVariable UUID submission,
            @RequestParam(required = false) @Nullable String receipt,
            RedirectAttributes redirect,
            Locale locale) {
        var number = takeIn.accept(submission, receipt);
        return told(submission, null, redirect, locale, "report.done.accepted", number);
    }

    @PostMapping("/return")
    String giveBack(
            @PathVariable UUID submission,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect,
            Locale locale) {
        takeIn.giveBack(submission, why);
        return told(submission, null, redirect, locale, "report.done.returned");
    }

    @GetMapping("/cells")
    String cell(
            @PathVariable UUID submission,
            @RequestParam(defaultValue = "") String form,
            @RequestParam(defaultValue = "") String row,
            @RequestParam(defaultValue = "") String column,
            @RequestParam(required = false) @Nullable String side,
            @RequestParam(required = false) @Nullable UUID against,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        model.addAttribute(
                "view",
                read.behind(
                        submission,
                        new ReadSubmissions.Place(form, row, column, against),
                        side,
                        cursor));
        return "report/cell";
    }

    @GetMapping("/changes")
    String changes(
            @PathVariable UUID submission,
            @RequestParam(required = false) @Nullable UUID against,
            Model model) {
        model.addAttribute("view", read.changed(submission, against));
        return "report/changes";
    }

    @GetMapping("/sheet")
    void sheet(
            @PathVariable UUID submission,
            @RequestParam(defaultValue = "") String form,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var table = read.table(submission, form);
        var view = read.one(submission, form, List.of());
        TableSheet.write(
                table,
                List.of(say("report.item", locale), say("report.line", locale)),
                List.of(
                        say(
                                "report.mark",
                                locale,
                                view.it().unit(),
                                view.round().asOf(),
                                or(view.it().signer()),
                                or(view.it().head())),
                        say("report.mark.hash", locale, or(view.it().hash()))),
                Download.xlsx(response, table.code() + " " + view.it().unit()));
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    private String told(
            UUID submission,
            @Nullable String form,
            RedirectAttributes redirect,
            Locale locale,
            String key,
            Object... args) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, args, locale));
        if (form != null && !form.isBlank()) {
            redirect.addAttribute("form", form);
        }
        return "redirect:/reports/" + submission;
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var path =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var page = new ModelAndView("report/submission");
        page.setStatus(Problems.status(refused));
        page.addObject(
                "view",
                read.one(
                        UUID.fromString(String.valueOf(path.get("submission"))),
                        request.getParameter("form"),
                        problems.lines(refused, locale)));
        return page;
    }
}
