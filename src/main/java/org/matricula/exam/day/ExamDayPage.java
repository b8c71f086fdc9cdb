package org.matricula.exam.day;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.exam.OpenToRounds;
import org.matricula.exam.paper.ExamCandidates;
import org.matricula.exam.paper.ExamPrints;
import org.matricula.exam.plan.Plans;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Rounds;
import org.matricula.exam.round.Said;
import org.matricula.exam.round.StepViews;
import org.matricula.page.Allowed;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 第五、六步: the timetable to the classes, papers into envelopes.
@Controller
@RequestMapping("/exam-rounds/{round}")
@OpenToRounds
class ExamDayPage {

    private final StepViews views;
    private final Rounds rounds;
    private final Plans plans;
    private final ExamCandidates candidates;
    private final SummonsRows summons;
    private final TellExams tellExams;
    private final PackPapers packPapers;
    private final ExamPrints prints;
    private final Said said;

    ExamDayPage(
            StepViews views,
            Rounds rounds,
            Plans plans,
            ExamCandidates candidates,
            SummonsRows summons,
            TellExams tellExams,
            PackPapers packPapers,
            ExamPrints prints,
            Said said) {
        this.views = views;
        this.rounds = rounds;
        this.plans = plans;
        this.candidates = candidates;
        this.summons = summons;
        this.tellExams = tellExams;
        this.packPapers = packPapers;
        this.prints = prints;
        this.said = said;
    }

    @GetMapping("/notices")
    String notices(@PathVariable UUID round, Model model) {
        model.addAttribute("view", views.of(round, ExamStep.NOTICE));
        model.addAttribute("receipts", summons.receipts(round, "timetable"));
        return "exam/notices";
    }

    @PostMapping("/notices")
    @Allowed("registrar")
    String tell(@PathVariable UUID round, RedirectAttributes redirect) {
        tellExams.timetable(round);
        return said.then("/exam-rounds/" + round + "/notices", redirect, "exam.notices.told");
    }

    @GetMapping("/packing")
    String packing(@PathVariable UUID round, Model model) {
        model.addAttribute("view", views.of(round, ExamStep.PACKING));
        model.addAttribute("lines", plans.lines(round));
        return "exam/packing";
    }

    @PostMapping("/packing")
    @Allowed("registrar")
    String pack(
            @PathVariable UUID round,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            RedirectAttributes redirect) {
        var packed = packPapers.pack(round, ids == null ? List.of() : ids);
        return said.then(
                "/exam-rounds/" + round + "/packing",
                redirect,
                "exam.packed",
                String.valueOf(packed));
    }

    @GetMapping("/packing.pdf")
    ResponseEntity<byte[]> packingList(@PathVariable UUID round) {
        var it = rounds.get(round);
        return pdf(
                prints.print(
                        it,
                        "exam/packing-paper.jte",
                        "exam.packing",
                        Map.of("lines", plans.lines(it.id()))));
    }

    /// 门贴, 座位表 and 签到表 of each room at each time.
    @GetMapping("/doors.pdf")
    ResponseEntity<byte[]> doors(@PathVariable UUID round) {
        var it = rounds.get(round);
        return pdf(
                prints.print(
                        it,
                        "exam/door-paper.jte",
                        "exam.doors",
                        Map.of(
                                "places",
                                SeatPlan.of(
                                        plans.lines(it.id()),
                                        candidates.sitting(it.id(), "examined")))));
    }

    private static ResponseEntity<byte[]> pdf(byte[] body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(body);
    }
}
