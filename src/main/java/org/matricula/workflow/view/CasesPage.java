package org.matricula.workflow.view;

import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.matricula.workflow.CaseState;
import org.matricula.workflow.engine.Drawings;
import org.matricula.workflow.record.Kinds;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// The cases of the reader's unit, or their own.
@Controller
@Allowed(Allowed.SIGNED_IN)
class CasesPage {

    private static final int PAGE = 50;

    private final CaseList list;
    private final Kinds kinds;
    private final Drawings drawings;
    private final Charts charts;
    private final Answerable answerable;

    CasesPage(
            CaseList list,
            Kinds kinds,
            Drawings drawings,
            Charts charts,
            Answerable answerable) {
        this.list = list;
        this.kinds = kinds;
        this.drawings = drawings;
        this.charts = charts;
        this.answerable = answerable;
    }

    @GetMapping("/cases")
    String list(
            @RequestParam(required = false) @Nullable String student,
            @RequestParam(required = false) @Nullable String kind,
            @RequestParam(required = false) @Nullable String state,
            @RequestParam(defaultValue = "false") boolean mine,
            @RequestParam(required = false) @Nullable String cursor,
            Model model) {
        var asked = new CaseList.Asked(filled(student), filled(kind), filled(state), mine);
        model.addAttribute("asked", asked);
        model.addAttribute("cases", list.page(asked, filled(cursor), PAGE));
        model.addAttribute("kinds", kinds.all().stream().map(it -> it.code()).toList());
        model.addAttribute("states", CaseState.values());
        model.addAttribute("drawings", drawings);
        return "workflow/cases";
    }

    /// 流程公开: any reader sees the flow chart of every process, and who answers for it where they
    /// belong.
    @GetMapping("/processes")
    String processes(@RequestParam(required = false) @Nullable String education, Model model) {
        var all = drawings.all();
        var shown =
                filled(education) == null
                        ? all
                        : all.stream().filter(it -> it.education().equals(education)).toList();
        model.addAttribute("education", filled(education));
        model.addAttribute(
                "educations", all.stream().map(Drawings.Drawing::education).distinct().toList());
        model.addAttribute("drawings", shown);
        model.addAttribute("answerable", answerable.forEach(shown));
        model.addAttribute("charts", charts);
        return "workflow/processes";
    }

    private static @Nullable String filled(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
