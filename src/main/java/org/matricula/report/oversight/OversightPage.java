package org.matricula.report.oversight;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 监管.
@Controller
@RequestMapping("/oversight")
@OpenToOversight
class OversightPage {

    private final Oversee oversee;

    OversightPage(Oversee oversee) {
        this.oversee = oversee;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable LocalDate from,
            @RequestParam(required = false) @Nullable LocalDate until,
            Model model) {
        model.addAttribute("view", oversee.page(from, until));
        return "report/oversight";
    }

    @GetMapping("/units/{unit}")
    String unit(@PathVariable UUID unit, Model model) {
        model.addAttribute("view", oversee.unit(unit));
        return "report/oversight-unit";
    }

    @GetMapping("/looks")
    String looks(
            @RequestParam UUID unit,
            @RequestParam String action,
            @RequestParam LocalDate from,
            @RequestParam LocalDate until,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        model.addAttribute("view", oversee.looks(unit, action, from, until, cursor));
        return "report/looks";
    }
}
