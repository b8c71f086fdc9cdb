package org.matricula.coursework.attendance;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 取消考试资格: who has missed too much, who is proposed, and what was decided.
@Controller
@RequestMapping("/exam-bars")
@Allowed({"teacher", "department-registrar", "registrar", "academic-office-head"})
class ExamBarsPage {

    private final BarFromExam barFromExam;
    private final MessageSource messages;

    ExamBarsPage(BarFromExam barFromExam, MessageSource messages) {
        this.barFromExam = barFromExam;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable UUID from,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        var actor = Acting.now();
        var most = BarFromExam.MOST;
        model.addAttribute(
                "candidates",
                Slice.of(
                        barFromExam.candidates(from, most + 1),
                        most,
                        (BarCandidate it) -> it.grade().toString()));
        model.addAttribute(
                "page",
                Slice.of(
                        barFromExam.page(after, most + 1),
                        most,
                        (ExamBar it) -> it.id().toString()));
        model.addAttribute("further", after != null);
        model.addAttribute("mayPropose", actor.holds("teacher", "department-registrar"));
        model.addAttribute("mayDecide", actor.holds("department-registrar", "registrar"));
        return "coursework/exam-bars";
    }

    @PostMapping
    @Allowed({"teacher", "department-registrar"})
    String propose(
            @RequestParam(name = "grade", required = false) @Nullable List<UUID> grades,
            RedirectAttributes redirect,
            Locale locale) {
        var many = barFromExam.propose(grades == null ? List.of() : grades);
        return said(redirect, locale, "bar.proposed", many);
    }

    @PostMapping("/decide")
    @Allowed({"department-registrar", "registrar"})
    String decide(
            @RequestParam(name = "bar", required = false) @Nullable List<UUID> bars,
            @RequestParam String verdict,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var ids = bars == null ? List.<UUID>of() : bars;
        barFromExam.decide(ids, verdict.equals("bar"), reason);
        return said(redirect, locale, "bar.done", ids.size());
    }

    @PostMapping("/{bar}/lift")
    @Allowed({"department-registrar", "registrar"})
    String lift(
            @PathVariable UUID bar,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        barFromExam.lift(bar, reason);
        return said(redirect, locale, "bar.lifted", 1);
    }

    private String said(RedirectAttributes redirect, Locale locale, String key, int many) {
        redirect.addFlashAttribute(
                "flash", messages.getMessage(key, new Object[] {String.valueOf(many)}, locale));
        return "redirect:/exam-bars";
    }
}
