package org.matricula.coursework;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 绩点排名: cohorts, and by which table points are given.
@Controller
@RequestMapping("/grade-rankings")
@Allowed({"department-registrar", "registrar", "academic-office-head"})
class RankingsPage {

    private static final int SHOWN = 100;

    private final Rankings rankings;
    private final RankCohort rankCohort;
    private final SetPoints setPoints;
    private final PointTables tables;
    private final Units units;
    private final MessageSource messages;

    RankingsPage(
            Rankings rankings,
            RankCohort rankCohort,
            SetPoints setPoints,
            PointTables tables,
            Units units,
            MessageSource messages) {
        this.rankings = rankings;
        this.rankCohort = rankCohort;
        this.setPoints = setPoints;
        this.tables = tables;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID after, Model model) {
        var actor = Acting.now();
        var own = actor.unit() == null ? null : units.get(actor.unit());
        model.addAttribute(
                "page",
                Slice.of(
                        rankings.page(after, SHOWN + 1),
                        SHOWN,
                        (Ranking it) -> it.id().toString()));
        model.addAttribute("further", after != null);
        model.addAttribute(
                "cohorts",
                own == null
                        ? List.of()
                        : units.below(own.id(), "department", "grade", "major", "class").stream()
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .toList());
        var school = own == null ? null : own.institutionId();
        model.addAttribute(
                "steps",
                school == null
                        ? ""
                        : tables.steps(school).stream()
                                .map(it -> it.least() + " " + it.points().toPlainString())
                                .collect(Collectors.joining("\n")));
        model.addAttribute("maySet", school != null && actor.holds("academic-office-head"));
        return "coursework/rankings";
    }

    @PostMapping
    String rank(@RequestParam UUID unit, @RequestParam int entryYear) {
        return "redirect:/grade-rankings/" + rankCohort.rank(unit, entryYear);
    }

    @GetMapping("/{ranking}")
    String show(
            @PathVariable UUID ranking,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        model.addAttribute("ranking", rankings.get(ranking));
        model.addAttribute(
                "page",
                Slice.of(
                        rankings.lines(ranking, after, SHOWN + 1),
                        SHOWN,
                        (Ranking.Line it) -> it.enrolmentId().toString()));
        model.addAttribute("further", after != null);
        return "coursework/ranking";
    }

    @PostMapping("/points")
    @Allowed("academic-office-head")
    String points(
            @RequestParam(defaultValue = "") String lines,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var unit = units.get(java.util.Objects.requireNonNull(Acting.now().unit()));
        setPoints.set(java.util.Objects.requireNonNull(unit.institutionId()), lines, reason);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("coursework.points.set", null, locale));
        return "redirect:/grade-rankings";
    }
}
