package org.matricula.exam.paper;

import java.util.UUID;
import org.matricula.exam.OpenToRounds;
import org.matricula.exam.round.ExamStep;
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

/// 第四步: 试卷缴印清单.
@Controller
@RequestMapping("/exam-rounds/{round}")
@OpenToRounds
class PrintOrderPage {

    private final StepViews views;
    private final ExamCandidates candidates;
    private final OrderRows orders;
    private final OrderPapers orderPapers;
    private final ExamPrints prints;
    private final Said said;

    PrintOrderPage(
            StepViews views,
            ExamCandidates candidates,
            OrderRows orders,
            OrderPapers orderPapers,
            ExamPrints prints,
            Said said) {
        this.views = views;
        this.candidates = candidates;
        this.orders = orders;
        this.orderPapers = orderPapers;
        this.prints = prints;
        this.said = said;
    }

    @GetMapping("/order")
    String show(@PathVariable UUID round, Model model) {
        model.addAttribute("view", views.of(round, ExamStep.ORDER));
        model.addAttribute("order", orders.find(round).orElse(null));
        model.addAttribute("courses", ExamPrints.printed(candidates.courses(round)));
        return "exam/order";
    }

    @PostMapping("/order")
    @Allowed("registrar")
    String make(@PathVariable UUID round, RedirectAttributes redirect) {
        orderPapers.make(round);
        return said.then(path(round), redirect, "exam.order.made");
    }

    @PostMapping("/order/approve")
    @Allowed("academic-office-head")
    String approve(@PathVariable UUID round, RedirectAttributes redirect) {
        orderPapers.approve(round);
        return said.then(path(round), redirect, "exam.order.approved");
    }

    @PostMapping("/order/send")
    @Allowed("registrar")
    String send(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "") String printer,
            RedirectAttributes redirect) {
        orderPapers.send(round, printer);
        return said.then(path(round), redirect, "exam.order.sent");
    }

    @GetMapping("/order.pdf")
    ResponseEntity<byte[]> print(@PathVariable UUID round) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).body(prints.order(round));
    }

    private static String path(UUID round) {
        return "/exam-rounds/" + round + "/order";
    }
}
