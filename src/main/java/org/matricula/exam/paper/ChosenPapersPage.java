package org.matricula.exam.paper;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.exam.OpenToRounds;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Said;
import org.matricula.exam.round.StepViews;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 第二步: paper and print quantity of each course.
@Controller
@RequestMapping("/exam-rounds/{round}/papers")
@OpenToRounds
class ChosenPapersPage {

    private final StepViews views;
    private final ExamCandidates candidates;
    private final ChoosePapers choosePapers;
    private final Said said;

    ChosenPapersPage(
            StepViews views, ExamCandidates candidates, ChoosePapers choosePapers, Said said) {
        this.views = views;
        this.candidates = candidates;
        this.choosePapers = choosePapers;
        this.said = said;
    }

    @GetMapping
    String show(@PathVariable UUID round, Model model) {
        var view = views.of(round, ExamStep.PAPERS);
        model.addAttribute("view", view);
        model.addAttribute(
                "courses",
                candidates.courses(round).stream()
                        .filter(it -> it.examined() && it.heads() > 0)
                        .map(it ->
                                new PaperCopies(it, choosePapers.copies(view.round(), it.heads())))
                        .toList());
        return "exam/papers";
    }

    /// The whole table at once; the lists run side by side.
    @PostMapping
    @Allowed({"registrar", "academic-office-head"})
    String choose(
            @PathVariable UUID round,
            @RequestParam(name = "course", required = false) @Nullable List<UUID> courses,
            @RequestParam(name = "version", required = false) String @Nullable [] versions,
            @RequestParam(name = "keptAt", required = false) String @Nullable [] keptAt,
            @RequestParam(name = "quantity", required = false) String @Nullable [] quantities,
            RedirectAttributes redirect) {
        var ids = courses == null ? List.<UUID>of() : courses;
        if (versions == null ? !ids.isEmpty() : versions.length != ids.size()) {
            throw new Refused(Refusal.input("course", "exam.table"));
        }
        var chosen = new ArrayList<ChosenPaper>();
        for (var i = 0; i < ids.size(); i++) {
            chosen.add(
                    new ChosenPaper(
                            ids.get(i), versions[i], cell(keptAt, i), number(cell(quantities, i))));
        }
        choosePapers.choose(round, chosen);
        return said.then("/exam-rounds/" + round + "/papers", redirect, "exam.papers-chosen");
    }

    private static @Nullable String cell(String @Nullable [] cells, int i) {
        return cells == null || i >= cells.length || cells[i].isBlank() ? null : cells[i].strip();
    }

    private static @Nullable Integer number(@Nullable String cell) {
        try {
            return cell == null ? null : Integer.valueOf(cell);
        } catch (NumberFormatException unreadable) {
            throw new Refused(Refusal.input("quantity", "exam.number", cell));
        }
    }
}
