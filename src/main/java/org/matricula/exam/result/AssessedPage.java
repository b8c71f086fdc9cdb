package org.matricula.exam.result;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import org.matricula.exam.OpenToRounds;
import org.matricula.exam.day.SummonsRows;
import org.matricula.exam.day.TellExams;
import org.matricula.exam.paper.CandidateSheets;
import org.matricula.exam.paper.CoursePaper;
import org.matricula.exam.paper.ExamCandidates;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Said;
import org.matricula.exam.round.StepViews;
import org.matricula.page.Allowed;
import org.matricula.teaching.TeachingOffices;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 第十步: make-ups of assessed courses, by the teaching-research offices and the class teachers.
@Controller
@RequestMapping("/exam-rounds/{round}")
@OpenToRounds
class AssessedPage {

    private final StepViews views;
    private final ExamCandidates candidates;
    private final SummonsRows summons;
    private final TellExams tellExams;
    private final TeachingOffices offices;
    private final CandidateSheets sheets;
    private final Said said;

    AssessedPage(
            StepViews views,
            ExamCandidates candidates,
            SummonsRows summons,
            TellExams tellExams,
            TeachingOffices offices,
            CandidateSheets sheets,
            Said said) {
        this.views = views;
        this.candidates = candidates;
        this.summons = summons;
        this.tellExams = tellExams;
        this.offices = offices;
        this.sheets = sheets;
        this.said = said;
    }

    @GetMapping("/assessed")
    String show(@PathVariable UUID round, Model model) {
        model.addAttribute("view", views.of(round, ExamStep.ASSESSED));
        var courses =
                candidates.courses(round).stream()
                        .filter(it -> !it.examined() && it.heads() > 0)
                        .toList();
        model.addAttribute("courses", courses);
        model.addAttribute(
                "offices", offices.ofCourses(courses.stream().map(CoursePaper::courseId).toList()));
        model.addAttribute("receipts", summons.receipts(round, "assessed"));
        return "exam/assessed";
    }

    @PostMapping("/assessed")
    @Allowed("registrar")
    String tell(@PathVariable UUID round, RedirectAttributes redirect) {
        tellExams.assessed(round);
        return said.then("/exam-rounds/" + round + "/assessed", redirect, "exam.assessed.told");
    }

    @GetMapping("/assessed.xlsx")
    void sheet(@PathVariable UUID round, HttpServletResponse response) throws IOException {
        var out = new ByteArrayOutputStream();
        sheets.assessed(round, out);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"assessed.xlsx\"");
        response.getOutputStream().write(out.toByteArray());
    }
}
