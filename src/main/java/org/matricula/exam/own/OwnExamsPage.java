package org.matricula.exam.own;

import java.util.UUID;
import org.matricula.exam.day.SummonsRows;
import org.matricula.exam.day.TellExams;
import org.matricula.exam.paper.ExamCandidates;
import org.matricula.exam.round.Said;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 我的补考: when and where, and that it was read.
@Controller
@RequestMapping("/own-exams")
@Allowed({"student", "guardian"})
class OwnExamsPage {

    private final ExamCandidates candidates;
    private final SummonsRows summons;
    private final TellExams tellExams;
    private final Said said;

    OwnExamsPage(ExamCandidates candidates, SummonsRows summons, TellExams tellExams, Said said) {
        this.candidates = candidates;
        this.summons = summons;
        this.tellExams = tellExams;
        this.said = said;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("lines", candidates.own());
        model.addAttribute(
                "unread",
                summons.own().stream()
                        .filter(it -> it.readAt() == null)
                        .filter(it -> it.kind().equals("timetable") || it.passer() != null)
                        .toList());
        return "exam/own";
    }

    @PostMapping("/{summons}/confirm")
    String confirm(@PathVariable("summons") UUID id, RedirectAttributes redirect) {
        tellExams.confirm(id);
        return said.then("/own-exams", redirect, "exam.confirmed");
    }
}
