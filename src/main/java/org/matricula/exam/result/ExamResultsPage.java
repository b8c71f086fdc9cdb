package org.matricula.exam.result;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.coursework.LaterAttempts;
import org.matricula.exam.OpenToMarkers;
import org.matricula.exam.OpenToRounds;
import org.matricula.exam.paper.Candidate;
import org.matricula.exam.paper.ExamCandidates;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Rounds;
import org.matricula.exam.round.Said;
import org.matricula.exam.round.StepViews;
import org.matricula.exam.round.WalkSteps;
import org.matricula.kernel.Acting;
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

/// 第八、九步: marking in one room, the grid of each course, workload, publication.
@Controller
@RequestMapping("/exam-rounds/{round}")
class ExamResultsPage {

    private final StepViews views;
    private final Rounds rounds;
    private final WalkSteps walk;
    private final ExamCandidates candidates;
    private final Workloads workloads;
    private final EnterResults enterResults;
    private final HandInWorkload handInWorkload;
    private final PublishResults publishResults;
    private final WorkloadSheet sheet;
    private final Said said;

    ExamResultsPage(
            StepViews views,
            Rounds rounds,
            WalkSteps walk,
            ExamCandidates candidates,
            Workloads workloads,
            EnterResults enterResults,
            HandInWorkload handInWorkload,
            PublishResults publishResults,
            WorkloadSheet sheet,
            Said said) {
        this.views = views;
        this.rounds = rounds;
        this.walk = walk;
        this.candidates = candidates;
        this.workloads = workloads;
        this.enterResults = enterResults;
        this.handInWorkload = handInWorkload;
        this.publishResults = publishResults;
        this.sheet = sheet;
        this.said = said;
    }

    @GetMapping("/results")
    @OpenToRounds
    String show(@PathVariable UUID round, Model model) {
        model.addAttribute("view", views.of(round, ExamStep.MARKING));
        model.addAttribute(
                "courses",
                candidates.courses(round).stream()
                        .filter(it -> it.examined() && it.heads() > 0)
                        .toList());
        model.addAttribute("workloads", workloads.of(round));
        return "exam/results";
    }

    @PostMapping("/results/{course}/marker")
    @Allowed("registrar")
    String gather(
            @PathVariable UUID round,
            @PathVariable UUID course,
            @RequestParam(defaultValue = "") String marker,
            @RequestParam(defaultValue = "") String place,
            RedirectAttributes redirect) {
        enterResults.gather(round, course, marker, place);
        return said.then(path(round), redirect, "exam.saved");
    }

    @GetMapping("/results/{course}")
    @OpenToMarkers
    String grid(@PathVariable UUID round, @PathVariable UUID course, Model model) {
        var it = rounds.inSight(round);
        var paper = enterResults.course(it, course);
        var lines = candidates.of(round, course);
        model.addAttribute("teacher", Acting.now().holds("teacher"));
        model.addAttribute("round", it);
        model.addAttribute("course", paper);
        model.addAttribute("lines", lines);
        model.addAttribute(
                "marks",
                lines.isEmpty()
                        ? List.<String>of()
                        : LaterAttempts.marks(lines.getFirst().scale()));
        model.addAttribute(
                "mayEnter",
                Acting.now().holds("teacher", "registrar")
                        && walk.refusals(it, EnterResults.step(paper)).isEmpty());
        model.addAttribute(
                "scored",
                lines.stream().map(Candidate::scale).anyMatch(scale -> scale.equals("hundred")));
        return "exam/grid";
    }

    /// The whole grid in one round trip; the lists run side by side.
    @PostMapping("/results/{course}")
    @Allowed({"teacher", "registrar"})
    String save(
            @PathVariable UUID round,
            @PathVariable UUID course,
            @RequestParam(name = "candidate", required = false) @Nullable List<UUID> ids,
            @RequestParam(name = "version", required = false) @Nullable List<Integer> versions,
            @RequestParam(name = "exam", required = false) String @Nullable [] exams,
            @RequestParam(name = "mark", required = false) String @Nullable [] marks,
            RedirectAttributes redirect) {
        var all = ids == null ? List.<UUID>of() : ids;
        if (versions == null ? !all.isEmpty() : versions.size() != all.size()) {
            throw new Refused(Refusal.input("candidate", "exam.table"));
        }
        var typed = new ArrayList<TypedResult>();
        for (var i = 0; i < all.size(); i++) {
            typed.add(
                    new TypedResult(
                            all.get(i), versions.get(i), number(cell(exams, i)), cell(marks, i)));
        }
        var conflicts = enterResults.save(round, course, typed);
        return said.then(
                path(round) + "/" + course,
                redirect,
                conflicts.isEmpty() ? "exam.saved" : "exam.conflicts",
                String.valueOf(conflicts.size()));
    }

    @PostMapping("/workload")
    @Allowed("registrar")
    String handIn(@PathVariable UUID round, RedirectAttributes redirect) {
        handInWorkload.handIn(round);
        return said.then(path(round), redirect, "exam.workload.handed");
    }

    @GetMapping("/workload.xlsx")
    @OpenToRounds
    void workload(@PathVariable UUID round, HttpServletResponse response) throws IOException {
        var out = new ByteArrayOutputStream();
        sheet.write(rounds.get(round), out);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"workload.xlsx\"");
        response.getOutputStream().write(out.toByteArray());
    }

    @GetMapping("/publication")
    @OpenToRounds
    String publication(@PathVariable UUID round, Model model) {
        model.addAttribute("view", views.of(round, ExamStep.PUBLICATION));
        model.addAttribute("courses", candidates.courses(round));
        return "exam/publication";
    }

    @PostMapping("/publication")
    @Allowed("academic-office-head")
    String publish(@PathVariable UUID round, RedirectAttributes redirect) {
        var many = publishResults.publish(round);
        return said.then(
                "/exam-rounds/" + round + "/publication",
                redirect,
                "exam.results-published",
                String.valueOf(many));
    }

    private static String path(UUID round) {
        return "/exam-rounds/" + round + "/results";
    }

    private static @Nullable String cell(String @Nullable [] cells, int i) {
        return cells == null || i >= cells.length || cells[i].isBlank() ? null : cells[i].strip();
    }

    private static @Nullable BigDecimal number(@Nullable String cell) {
        try {
            return cell == null ? null : new BigDecimal(cell);
        } catch (NumberFormatException unreadable) {
            throw new Refused(Refusal.input("exam", "exam.number", cell));
        }
    }
}
