package org.matricula.coursework;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.curriculum.OpenToPlanners;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 从排课系统导入教学任务, by way of a preview.
@Controller
@RequestMapping("/teaching-tasks/import")
@OpenToPlanners
public class TaskImportPage {

    /// A problem in the reader's words.
    public record ProblemLine(int row, String column, Line line) {}

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final BringTasks bring;
    private final TaskSheet sheet;
    private final Terms terms;
    private final Problems problems;
    private final MessageSource messages;
    private final Clock clock;

    TaskImportPage(
            BringTasks bring,
            TaskSheet sheet,
            Terms terms,
            Problems problems,
            MessageSource messages,
            Clock clock) {
        this.bring = bring;
        this.sheet = sheet;
        this.terms = terms;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(Model model) {
        return page(model, List.of());
    }

    @GetMapping("/template.xlsx")
    void template(Locale locale, HttpServletResponse response) throws IOException {
        var out = new ByteArrayOutputStream();
        sheet.template(out, LocalDate.now(clock), locale);
        response.setContentType(XLSX);
        response.setHeader("Content-Disposition", "attachment; filename=\"teaching-tasks.xlsx\"");
        response.getOutputStream().write(out.toByteArray());
    }

    @PostMapping
    String bring(
            @RequestParam(required = false) @Nullable UUID term,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        try {
            Refused.unlessEmpty(
                    Refusal.all(
                            term == null ? Refusal.input("term", "field.missing") : null,
                            file == null || file.isEmpty()
                                    ? Refusal.input("file", "field.missing")
                                    : null));
            model.addAttribute("term", term.toString());
            return page(model, bring.preview(term, file.getBytes(), locale), List.of(), locale);
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return page(model, problems.lines(refused, locale));
        }
    }

    @PostMapping("/{file}/apply")
    String apply(@PathVariable UUID file, RedirectAttributes redirect, Locale locale) {
        var count = bring.apply(file, locale);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "coursework.import.applied", new Object[] {String.valueOf(count)}, locale));
        return "redirect:/teaching-tasks";
    }

    private String page(Model model, BringTasks.Brought brought, List<Line> errors, Locale locale) {
        model.addAttribute("file", brought.file());
        model.addAttribute("rows", brought.preview().rows());
        model.addAttribute("same", brought.preview().same());
        model.addAttribute("shown", true);
        model.addAttribute(
                "problems",
                brought.preview().problems().stream()
                        .map(one ->
                                new ProblemLine(
                                        one.row(),
                                        one.column(),
                                        problems.line(one.refusal(), locale)))
                        .toList());
        return page(model, errors);
    }

    private String page(Model model, List<Line> errors) {
        var place = Acting.now().unit();
        model.addAttribute("errors", errors);
        model.addAttribute(
                "terms",
                place == null
                        ? List.of()
                        : terms.of(place).stream()
                                .map(it ->
                                        new Choice(it.id().toString(), it.year() + " " + it.name()))
                                .toList());
        return "coursework/task-import";
    }
}
