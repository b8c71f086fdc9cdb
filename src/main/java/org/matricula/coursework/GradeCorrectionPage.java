package org.matricula.coursework;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 更正单: opened from a grade, shown beside its case to whoever may see the case.
@Controller
class GradeCorrectionPage {

    private final CorrectGrade correctGrade;
    private final GradeWords words;
    private final Problems problems;
    private final MessageSource messages;

    GradeCorrectionPage(
            CorrectGrade correctGrade,
            GradeWords words,
            Problems problems,
            MessageSource messages) {
        this.correctGrade = correctGrade;
        this.words = words;
        this.problems = problems;
        this.messages = messages;
    }

    @PostMapping("/teaching-tasks/{task}/corrections")
    @Allowed("teacher")
    String ask(@PathVariable UUID task, @RequestParam UUID grade, Locale locale) {
        var why = messages.getMessage("coursework.correction.by-teacher", null, locale);
        return "redirect:/grade-corrections/" + correctGrade.ask(task, grade, why);
    }

    @GetMapping("/grade-corrections/{case}")
    @Allowed(Allowed.SIGNED_IN)
    String show(@PathVariable("case") UUID caseId, Model model) {
        return page(correctGrade.show(caseId), List.of(), model);
    }

    @PostMapping("/grade-corrections/{case}")
    @Allowed("teacher")
    String put(
            @PathVariable("case") UUID caseId,
            @RequestParam Map<String, String> cells,
            Model model,
            Locale locale) {
        var it = correctGrade.show(caseId);
        cells.keySet().retainAll(List.of("usual", "midterm", "practical", "exam", "mark"));
        try {
            var reading = words.read(it.gradeId(), it.fromVersion(), it.name(), cells);
            Refused.unlessEmpty(
                    Refusal.all(reading.wrong() == null ? null : reading.wrong().at("exam")));
            correctGrade.put(caseId, reading.typed());
            return "redirect:/grade-corrections/" + caseId;
        } catch (Refused refused) {
            return page(it, problems.lines(refused, locale), model);
        }
    }

    private String page(Correction it, List<Line> errors, Model model) {
        model.addAttribute("it", it);
        model.addAttribute("errors", errors);
        model.addAttribute("levels", GradeWords.marks(Scale.of(it.scale()).orElseThrow()));
        model.addAttribute(
                "mayEdit", it.editable() && Objects.equals(it.applicant(), Acting.now().account()));
        return "coursework/correction";
    }
}
