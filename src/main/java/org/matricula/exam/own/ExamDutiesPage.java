package org.matricula.exam.own;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.matricula.exam.paper.Candidate;
import org.matricula.exam.paper.CandidateSheets;
import org.matricula.exam.paper.ExamCandidates;
import org.matricula.exam.plan.DutyLine;
import org.matricula.exam.plan.Plans;
import org.matricula.exam.round.Rounds;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;

/// 我的监考与阅卷: a teacher's own duties, who sits in their rooms, what they mark.
@Controller
@RequestMapping("/exam-duties")
class ExamDutiesPage {

    private final Plans plans;
    private final Rounds rounds;
    private final ExamCandidates candidates;
    private final CandidateSheets sheets;
    private final Clock clock;

    ExamDutiesPage(
            Plans plans,
            Rounds rounds,
            ExamCandidates candidates,
            CandidateSheets sheets,
            Clock clock) {
        this.plans = plans;
        this.rounds = rounds;
        this.candidates = candidates;
        this.sheets = sheets;
        this.clock = clock;
    }

    @GetMapping
    @Allowed("teacher")
    String show(Model model) {
        var own = Acting.now().account();
        var current = rounds.current(LocalDate.now(clock));
        var all = own == null ? List.<DutyLine>of() : plans.own(own);
        var duties = new ArrayList<SeatedDuty>();
        var markings = new ArrayList<MarkedCourse>();
        for (var round : current) {
            var seats = candidates.sitting(round.id(), "examined");
            for (var line : all) {
                if (line.roundId().equals(round.id())) {
                    duties.add(new SeatedDuty(line, in(line, seats)));
                }
            }
            candidates.courses(round.id()).stream()
                    .filter(it -> own != null && own.equals(it.markerId()) && it.heads() > 0)
                    .forEach(it -> markings.add(new MarkedCourse(round, it)));
        }
        model.addAttribute(
                "lists",
                current.stream()
                        .map(round -> new OfficeList(round, sheets.lines(round.id())))
                        .filter(it -> !it.lines().isEmpty())
                        .toList());
        model.addAttribute("duties", duties);
        model.addAttribute("markings", markings);
        return "exam/duties";
    }

    /// The list of the account's teaching-research offices as a sheet.
    @GetMapping("/{round}/assessed.xlsx")
    @Allowed("teacher")
    void sheet(@PathVariable UUID round, HttpServletResponse response) throws IOException {
        var out = new ByteArrayOutputStream();
        sheets.ofOffices(round, out);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"assessed.xlsx\"");
        response.getOutputStream().write(out.toByteArray());
    }

    private static List<Candidate> in(DutyLine line, List<Candidate> seats) {
        return seats.stream()
                .filter(it -> line.room() != null && line.room().equals(it.room()))
                .filter(it -> line.onDay().equals(it.onDay()))
                .filter(it -> line.fromTime().equals(it.fromTime()))
                .toList();
    }
}
