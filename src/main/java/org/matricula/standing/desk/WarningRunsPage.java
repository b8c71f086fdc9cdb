package org.matricula.standing.desk;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.standing.OpenToWarningOffice;
import org.matricula.standing.OpenToWarningStaff;
import org.matricula.standing.rule.ChangeWarningRule;
import org.matricula.standing.rule.WarningRule;
import org.matricula.standing.rule.WarningRules;
import org.matricula.standing.run.BeginWarningRun;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 学业预警: the runs, and the rules they use.
@Controller
class WarningRunsPage {

    private static final int SHOWN = 60;

    private final WarningDesk desk;
    private final BeginWarningRun beginRun;
    private final WarningRules rules;
    private final ChangeWarningRule changeRule;
    private final Clock clock;

    WarningRunsPage(
            WarningDesk desk,
            BeginWarningRun beginRun,
            WarningRules rules,
            ChangeWarningRule changeRule,
            Clock clock) {
        this.desk = desk;
        this.beginRun = beginRun;
        this.rules = rules;
        this.changeRule = changeRule;
        this.clock = clock;
    }

    @GetMapping("/warnings")
    @OpenToWarningStaff
    String all(@RequestParam(required = false) @Nullable UUID institution, Model model) {
        var office = Acting.now().holds("registrar", "academic-office-head", "point-reviewer");
        model.addAttribute("runs", desk.seen(SHOWN));
        model.addAttribute("office", office);
        if (office) {
            desk.institution(institution)
                    .ifPresent(it -> {
                        model.addAttribute("institution", it.id());
                        model.addAttribute("terms", desk.termChoices(it.id()));
                    });
        }
        return "standing/runs";
    }

    @PostMapping("/warnings")
    @OpenToWarningOffice
    String begin(
            @RequestParam(required = false) @Nullable UUID institution,
            @RequestParam(required = false) @Nullable UUID term) {
        return "redirect:/warnings/runs/" + beginRun.begin(desk.school(institution).id(), term);
    }

    @PostMapping("/warnings/rehearsals")
    @OpenToWarningOffice
    String rehearse(
            @RequestParam(required = false) @Nullable UUID institution,
            @RequestParam(required = false) @Nullable UUID term,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate rulesOn,
            @RequestParam(defaultValue = "") String rule,
            @RequestParam(required = false) @Nullable BigDecimal threshold) {
        return "redirect:/warnings/runs/"
                + beginRun.rehearse(
                        desk.school(institution).id(), term, rulesOn, trial(rule, threshold));
    }

    @GetMapping("/warning-rules")
    @OpenToWarningOffice
    String rules(@RequestParam(required = false) @Nullable UUID institution, Model model) {
        var today = LocalDate.now(clock);
        desk.institution(institution)
                .ifPresent(it -> {
                    model.addAttribute("institution", it.id());
                    model.addAttribute("rules", rules.on(it.id(), today));
                    model.addAttribute("versions", rules.versions(it.id()));
                    model.addAttribute("terms", desk.termChoices(it.id()));
                });
        model.addAttribute("kinds", WarningRule.KINDS);
        model.addAttribute("today", today);
        return "standing/rules";
    }

    @PostMapping("/warning-rules")
    @OpenToWarningOffice
    String change(
            @RequestParam(required = false) @Nullable UUID institution,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "0") int level,
            @RequestParam(required = false) @Nullable BigDecimal threshold,
            @RequestParam(defaultValue = "false") boolean enabled,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from) {
        var school = desk.school(institution).id();
        changeRule.change(
                school, new ChangeWarningRule.Wish(kind, level, threshold, enabled, source, from));
        return "redirect:/warning-rules" + (institution == null ? "" : "?institution=" + school);
    }

    private static BeginWarningRun.@Nullable Trial trial(
            String rule, @Nullable BigDecimal threshold) {
        var parts = rule.split(":", -1);
        return parts.length != 2 || !parts[1].matches("[0-9]")
                ? null
                : new BeginWarningRun.Trial(parts[0], Integer.parseInt(parts[1]), threshold);
    }
}
