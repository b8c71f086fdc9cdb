package org.matricula.coursework;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.curriculum.OpenToTeaching;
import org.matricula.kernel.Acting;
import org.matricula.page.Choice;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 成绩更正公示: all corrections in effect of a term's grades, within reach.
@Controller
@RequestMapping("/grade-corrections")
@OpenToTeaching
class GradeCorrectionsPage {

    private static final int SHOWN = 500;

    private final CorrectGrade correctGrade;
    private final Terms terms;

    GradeCorrectionsPage(CorrectGrade correctGrade, Terms terms) {
        this.correctGrade = correctGrade;
        this.terms = terms;
    }

    /// @param term of the grades, the newest where none is named
    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID term, Model model) {
        var unit = Acting.now().unit();
        var all =
                unit == null
                        ? List.<Choice>of()
                        : terms.of(unit).stream()
                                .map(it ->
                                        new Choice(it.id().toString(), it.year() + " " + it.name()))
                                .toList();
        var chosen = term != null || all.isEmpty() ? term : UUID.fromString(all.getFirst().value());
        model.addAttribute("terms", all);
        model.addAttribute("term", chosen == null ? "" : chosen.toString());
        model.addAttribute(
                "corrections", chosen == null ? List.of() : correctGrade.granted(chosen, SHOWN));
        return "coursework/corrections";
    }
}
