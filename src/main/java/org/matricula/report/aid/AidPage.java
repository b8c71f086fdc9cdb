package org.matricula.report.aid;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Problems;
import org.matricula.report.OpenToReports;
import org.matricula.report.form.Download;
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

/// 中职资助学生名单.
@Controller
@RequestMapping("/aid/{submission}")
@OpenToReports
class AidPage {

    private final ReadAid read;
    private final KeepAidList keep;
    private final PublishAid publish;
    private final Problems problems;
    private final MessageSource messages;

    AidPage(
            ReadAid read,
            KeepAidList keep,
            PublishAid publish,
            Problems problems,
            MessageSource messages) {
        this.read = read;
        this.keep = keep;
        this.publish = publish;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @PathVariable UUID submission,
            @RequestParam(required = false) @Nullable UUID after,
            Locale locale,
            Model model) {
        model.addAttribute("view", read.page(submission, after, "", List.of(), locale));
        return "report/aid";
    }

    @PostMapping("/lines")
    String add(
            @PathVariable UUID submission,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect,
            Locale locale) {
        var lines = keep.add(submission, text);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("aid.done.added", new Object[] {lines}, locale));
        return "redirect:/aid/" + submission;
    }

    @PostMapping("/lines/{line}/remove")
    String remove(@PathVariable UUID submission, @PathVariable UUID line) {
        keep.remove(submission, line);
        return "redirect:/aid/" + submission;
    }

    @PostMapping("/columns")
    String shape(@PathVariable UUID submission, @RequestParam(defaultValue = "") String columns) {
        keep.shape(submission, columns);
        return "redirect:/aid/" + submission;
    }

    @PostMapping("/sheet")
    void sheet(
            @PathVariable UUID submission,
            @RequestParam(defaultValue = "false") boolean clear,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var it = read.take(submission, clear, reason);
        read.write(
                submission, clear, Download.xlsx(response, it.round() + " " + it.unit()), locale);
    }

    @PostMapping("/publicity")
    String publicity(
            @PathVariable UUID submission,
            @RequestParam(defaultValue = "") String office,
            @RequestParam(defaultValue = "") String phone,
            @RequestParam(required = false) @Nullable Integer days) {
        return "redirect:/publications/" + publish.publish(submission, office, phone, days);
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var path =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var page = new ModelAndView("report/aid");
        page.setStatus(Problems.status(refused));
        page.addObject("shaped", request.getParameter("columns"));
        page.addObject(
                "view",
                read.page(
                        UUID.fromString(String.valueOf(path.get("submission"))),
                        null,
                        Objects.requireNonNullElse(request.getParameter("text"), ""),
                        problems.lines(refused, locale),
                        locale));
        return page;
    }
}
