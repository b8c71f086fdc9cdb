package org.matricula.exam.paper;

import jakarta.servlet.http.HttpServletResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.exam.OpenToRounds;
import org.matricula.exam.round.ExamStep;
import org.matricula.exam.round.Said;
import org.matricula.exam.round.StepViews;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 第一步: the failed of last term, courses and head counts.
@Controller
@RequestMapping("/exam-rounds/{round}")
@OpenToRounds
class FailedListPage {

    private static final int SHOWN = 100;

    private final StepViews views;
    private final ExamCandidates candidates;
    private final TakeList takeList;
    private final CandidateSheets sheets;
    private final UnpublishedRows unpublished;
    private final GoOnWithout goOnWithout;
    private final Said said;

    FailedListPage(
            StepViews views,
            ExamCandidates candidates,
            TakeList takeList,
            CandidateSheets sheets,
            UnpublishedRows unpublished,
            GoOnWithout goOnWithout,
            Said said) {
        this.views = views;
        this.candidates = candidates;
        this.takeList = takeList;
        this.sheets = sheets;
        this.unpublished = unpublished;
        this.goOnWithout = goOnWithout;
        this.said = said;
    }

    @GetMapping("/list")
    String show(
            @PathVariable UUID round,
            @RequestParam(required = false) @Nullable UUID after,
            @RequestParam(required = false) @Nullable UUID lacking,
            Model model) {
        var view = views.of(round, ExamStep.LIST);
        model.addAttribute("view", view);
        model.addAttribute("courses", candidates.courses(round));
        model.addAttribute(
                "lacking",
                Slice.of(
                        unpublished.page(round, lacking, SHOWN + 1),
                        SHOWN,
                        (Unpublished it) -> it.task().toString()));
        model.addAttribute("goingOn", unpublished.goingOn(round).orElse(null));
        model.addAttribute(
                "page",
                Slice.of(
                        candidates.page(round, after, SHOWN + 1),
                        SHOWN,
                        (Candidate it) -> it.id().toString()));
        return "exam/list";
    }

    @PostMapping("/list")
    @Allowed({"registrar", "academic-office-head"})
    String take(@PathVariable UUID round, RedirectAttributes redirect) {
        var heads = takeList.take(round);
        return said.then(
                "/exam-rounds/" + round + "/list",
                redirect,
                "exam.list-taken",
                String.valueOf(heads));
    }

    @PostMapping("/list/without")
    @Allowed({"registrar", "academic-office-head"})
    String goOn(
            @PathVariable UUID round,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var tasks = goOnWithout.goOn(round, reason);
        return said.then(
                "/exam-rounds/" + round + "/list",
                redirect,
                "exam.unpublished.done",
                String.valueOf(tasks));
    }

    @GetMapping("/list.xlsx")
    void sheet(@PathVariable UUID round, HttpServletResponse response) throws IOException {
        var out = new ByteArrayOutputStream();
        sheets.failed(round, out);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"list.xlsx\"");
        response.getOutputStream().write(out.toByteArray());
    }
}
