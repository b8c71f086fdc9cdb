package org.matricula.report.form;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.report.OpenToLayouts;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 年报表式: layouts are laid down from workbooks, looked at, put to use and withdrawn.
@Controller
@RequestMapping("/report-layouts")
@OpenToLayouts
class LayoutsPage {

    private final LayLayouts layLayouts;
    private final Problems problems;
    private final MessageSource messages;

    LayoutsPage(LayLayouts layLayouts, Problems problems, MessageSource messages) {
        this.layLayouts = layLayouts;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    ModelAndView list() {
        return page(List.of());
    }

    @PostMapping
    String lay(@RequestParam(required = false) @Nullable MultipartFile file) throws IOException {
        if (file == null || file.isEmpty()) {
            throw new Refused(Refusal.input("file", "field.missing"));
        }
        var name = Objects.requireNonNullElse(file.getOriginalFilename(), "");
        return "redirect:/report-layouts/" + layLayouts.lay(name, file.getBytes());
    }

    @GetMapping("/pattern")
    void pattern(@RequestParam String form, HttpServletResponse response) throws IOException {
        layLayouts.write(form, Download.xlsx(response, form));
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model) {
        model.addAttribute("view", layLayouts.show(id));
        return "report/layout";
    }

    @GetMapping("/{id}/sheet")
    void sheet(@PathVariable UUID id, HttpServletResponse response) throws IOException {
        layLayouts.write(id, Download.xlsx(response, "layout"));
    }

    @PostMapping("/{id}/use")
    String use(@PathVariable UUID id, RedirectAttributes redirect, Locale locale) {
        layLayouts.use(id);
        return done(id, "layout.used", redirect, locale);
    }

    @PostMapping("/{id}/withdraw")
    String withdraw(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String why,
            RedirectAttributes redirect,
            Locale locale) {
        layLayouts.withdraw(id, why);
        return done(id, "layout.withdrawn", redirect, locale);
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, Locale locale) {
        var page = page(problems.lines(refused, locale));
        page.setStatus(Problems.status(refused));
        return page;
    }

    private ModelAndView page(List<Line> lines) {
        var page = new ModelAndView("report/layouts");
        page.addObject("layouts", layLayouts.all());
        page.addObject("forms", layLayouts.known());
        page.addObject("lines", lines);
        return page;
    }

    private String done(UUID id, String told, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(told, null, locale));
        return "redirect:/report-layouts/" + id;
    }
}
