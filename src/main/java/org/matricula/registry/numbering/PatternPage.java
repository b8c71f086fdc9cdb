package org.matricula.registry.numbering;

import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 学号编制规则: try a pattern on those who wait, then set it.
@Controller
@OpenToRegistrars
class PatternPage {

    private final NumberPatterns patterns;
    private final Problems problems;
    private final MessageSource messages;

    PatternPage(NumberPatterns patterns, Problems problems, MessageSource messages) {
        this.patterns = patterns;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping("/students/number-pattern")
    String show(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String pattern,
            Model model) {
        return form(unit, pattern, List.of(), model);
    }

    private String form(
            @Nullable UUID unit, @Nullable String pattern, List<Line> lines, Model model) {
        var own = unit == null ? Acting.now().unit() : unit;
        if (own == null) {
            throw new Absent("unit");
        }
        model.addAttribute("trial", patterns.tried(own, pattern));
        model.addAttribute("unit", own.toString());
        model.addAttribute("lines", lines);
        return "registry/number-pattern";
    }

    @PostMapping("/students/number-pattern")
    String change(
            @RequestParam UUID unit,
            @RequestParam(defaultValue = "") String pattern,
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            patterns.change(unit, pattern, from, reason);
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return form(unit, pattern, problems.lines(refused, locale), model);
        }
        redirect.addFlashAttribute(
                "flash", messages.getMessage("registry.number-pattern.set", null, locale));
        return "redirect:/students/number-pattern?unit=" + unit;
    }
}
