package org.matricula.exam.plan;

import java.util.List;
import java.util.UUID;
import org.matricula.exam.OpenToRounds;
import org.matricula.exam.paper.ExamPrints;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Rounds;
import org.matricula.exam.round.Said;
import org.matricula.exam.round.StepViews;
import org.matricula.kernel.Acting;
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

/// 第三步: the plan of a round, made, changed by hand, sealed, handed in and received.
@Controller
@RequestMapping("/exam-rounds/{round}")
@OpenToRounds
class ExamPlanPage {

    private final StepViews views;
    private final Rounds rounds;
    private final Plans plans;
    private final MakePlan makePlan;
    private final ChangePlan changePlan;
    private final SealPlan sealPlan;
    private final ExamPrints prints;
    private final Said said;

    ExamPlanPage(
            StepViews views,
            Rounds rounds,
            Plans plans,
            MakePlan makePlan,
            ChangePlan changePlan,
            SealPlan sealPlan,
            ExamPrints prints,
            Said said) {
        this.views = views;
        this.rounds = rounds;
        this.plans = plans;
        this.makePlan = makePlan;
        this.changePlan = changePlan;
        this.sealPlan = sealPlan;
        this.prints = prints;
        this.said = said;
    }

    @GetMapping("/plan")
    String show(@PathVariable UUID round, Model model) {
        var view = views.of(round, ExamStep.PLAN);
        var plan = plans.find(round).orElse(null);
        model.addAttribute("view", view);
        model.addAttribute("plan", plan);
        model.addAttribute("rooms", plans.rooms(view.round().institutionId()));
        model.addAttribute("slots", plans.slots(round));
        model.addAttribute("teachers", plans.teachers(round));
        model.addAttribute("lines", plans.lines(round));
        model.addAttribute("duties", plans.duties(round));
        model.addAttribute(
                "breaches",
                plan == null || !plan.draft() ? List.of() : changePlan.breaches(view.round()));
        model.addAttribute(
                "mayArrange",
                view.open()
                        && Acting.now().holds("registrar")
                        && (plan == null || plan.sealedAt() == null && !plan.planning()));
        model.addAttribute("maySeal", Acting.now().holds("vice-principal"));
        model.addAttribute("mayHand", Acting.now().holds("registrar"));
        model.addAttribute("mayReceive", Acting.now().holds("academic-office-head"));
        return "exam/plan";
    }

    @PostMapping("/plan")
    @Allowed("registrar")
    String make(@PathVariable UUID round, RedirectAttributes redirect) {
        makePlan.ask(round);
        return said.then(path(round), redirect, "exam.plan.asked");
    }

    @PostMapping("/parts/{part}")
    @Allowed("registrar")
    String move(
            @PathVariable UUID round,
            @PathVariable UUID part,
            @RequestParam UUID slot,
            @RequestParam UUID room,
            RedirectAttributes redirect) {
        changePlan.move(round, part, slot, room);
        return said.then(path(round), redirect, "exam.plan.changed");
    }

    @PostMapping("/duties/{duty}")
    @Allowed("registrar")
    String replace(
            @PathVariable UUID round,
            @PathVariable UUID duty,
            @RequestParam UUID account,
            RedirectAttributes redirect) {
        changePlan.replace(round, duty, account);
        return said.then(path(round), redirect, "exam.plan.changed");
    }

    @PostMapping("/plan/seal")
    @Allowed("vice-principal")
    String seal(@PathVariable UUID round, RedirectAttributes redirect) {
        sealPlan.seal(round);
        return said.then(path(round), redirect, "exam.plan.state.sealed");
    }

    @PostMapping("/plan/hand-in")
    @Allowed("registrar")
    String handIn(@PathVariable UUID round, RedirectAttributes redirect) {
        sealPlan.handIn(round);
        return said.then(path(round), redirect, "exam.plan.state.handed-in");
    }

    @PostMapping("/plan/receive")
    @Allowed("academic-office-head")
    String receive(@PathVariable UUID round, RedirectAttributes redirect) {
        sealPlan.receive(round);
        return said.then(path(round), redirect, "exam.plan.state.received");
    }

    @GetMapping("/plan.pdf")
    ResponseEntity<byte[]> print(@PathVariable UUID round) {
        var it = rounds.get(round);
        var values = new java.util.HashMap<String, Object>();
        values.put("lines", plans.lines(it.id()));
        values.put(
                "patrols",
                plans.duties(it.id()).stream().filter(d -> d.kind().equals("patrol")).toList());
        plans.find(it.id()).ifPresent(p -> values.put("plan", p));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(prints.print(it, "exam/plan-paper.jte", "exam.plan", values));
    }

    static String path(UUID round) {
        return "/exam-rounds/" + round + "/plan";
    }
}
