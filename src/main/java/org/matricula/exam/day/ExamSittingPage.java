package org.matricula.exam.day;

import java.util.UUID;
import org.matricula.exam.OpenToMarkers;
import org.matricula.exam.OpenToRounds;
import org.matricula.exam.paper.ExamCandidates;
import org.matricula.exam.plan.Plans;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Said;
import org.matricula.exam.round.StepViews;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 第七步: invigilators and patrols, seat plans, what happened in the rooms.
@Controller
@RequestMapping("/exam-rounds/{round}")
class ExamSittingPage {

    private final StepViews views;
    private final Plans plans;
    private final ExamCandidates candidates;
    private final IncidentRows incidents;
    private final HoldExams holdExams;
    private final Said said;

    ExamSittingPage(
            StepViews views,
            Plans plans,
            ExamCandidates candidates,
            IncidentRows incidents,
            HoldExams holdExams,
            Said said) {
        this.views = views;
        this.plans = plans;
        this.candidates = candidates;
        this.incidents = incidents;
        this.holdExams = holdExams;
        this.said = said;
    }

    @GetMapping("/sitting")
    @OpenToRounds
    String show(@PathVariable UUID round, Model model) {
        model.addAttribute("view", views.of(round, ExamStep.SITTING));
        model.addAttribute("slots", plans.slots(round));
        model.addAttribute("teachers", plans.teachers(round));
        model.addAttribute("duties", plans.duties(round));
        model.addAttribute(
                "places", SeatPlan.of(plans.lines(round), candidates.sitting(round, "examined")));
        model.addAttribute("incidents", incidents.of(round));
        return "exam/sitting";
    }

    @PostMapping("/patrols")
    @Allowed("registrar")
    String patrol(
            @PathVariable UUID round,
            @RequestParam UUID slot,
            @RequestParam UUID account,
            RedirectAttributes redirect) {
        holdExams.patrol(round, slot, account);
        return said.then(path(round), redirect, "exam.saved");
    }

    @PostMapping("/duties")
    @Allowed("registrar")
    String tellDuties(@PathVariable UUID round, RedirectAttributes redirect) {
        var told = holdExams.tellDuties(round);
        return said.then(path(round), redirect, "exam.duties.told", String.valueOf(told));
    }

    @PostMapping("/incidents")
    @OpenToMarkers
    String report(
            @PathVariable UUID round,
            @RequestParam UUID candidate,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect) {
        holdExams.report(round, candidate, kind, words);
        return said.then(
                Acting.now().holds("teacher") ? "/exam-duties" : path(round),
                redirect,
                "exam.incident.reported");
    }

    @PostMapping("/incidents/{incident}/withdraw")
    @Allowed("registrar")
    String withdraw(
            @PathVariable UUID round, @PathVariable UUID incident, RedirectAttributes redirect) {
        holdExams.withdraw(round, incident);
        return said.then(path(round), redirect, "exam.saved");
    }

    private static String path(UUID round) {
        return "/exam-rounds/" + round + "/sitting";
    }
}
