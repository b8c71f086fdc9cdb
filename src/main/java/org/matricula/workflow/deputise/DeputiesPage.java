package org.matricula.workflow.deputise;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 代理.
@Controller
@Allowed({
    "class-teacher",
    "counsellor",
    "department-registrar",
    "registrar",
    "academic-office-head",
    "vice-principal",
    "point-reviewer",
    "branch-reviewer",
    "province-reviewer"
})
class DeputiesPage {

    private final Deputies deputies;
    private final NameDeputy nameDeputy;
    private final Problems problems;

    DeputiesPage(Deputies deputies, NameDeputy nameDeputy, Problems problems) {
        this.deputies = deputies;
        this.nameDeputy = nameDeputy;
        this.problems = problems;
    }

    @GetMapping("/deputies")
    String show(Model model) {
        return show(List.of(), model);
    }

    @PostMapping("/deputies")
    String name(
            @RequestParam UUID deputy,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate from,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate lastOn,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            Model model) {
        try {
            nameDeputy.name(deputy, from, lastOn, reason);
            return "redirect:/deputies";
        } catch (Refused refused) {
            return show(
                    refused.refusals().stream().map(it -> problems.line(it, locale)).toList(),
                    model);
        }
    }

    @PostMapping("/deputies/{id}/end")
    String end(@PathVariable UUID id) {
        nameDeputy.end(id);
        return "redirect:/deputies";
    }

    private String show(List<Line> errors, Model model) {
        var actor = Acting.now();
        var account = Objects.requireNonNull(actor.account());
        model.addAttribute("account", account);
        model.addAttribute("entries", deputies.involving(account));
        model.addAttribute(
                "people",
                actor.unit() == null ? List.of() : deputies.candidates(account, actor.unit()));
        model.addAttribute("errors", errors);
        return "workflow/deputies";
    }
}
