package org.matricula.coursework;

import java.util.Locale;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 复查单: beside its case, to whoever may see the case; what was found is written here.
@Controller
@RequestMapping("/grade-rechecks/{case}")
class GradeRecheckPage {

    private final FindRecheck findRecheck;
    private final MessageSource messages;

    GradeRecheckPage(FindRecheck findRecheck, MessageSource messages) {
        this.findRecheck = findRecheck;
        this.messages = messages;
    }

    @GetMapping
    @Allowed(Allowed.SIGNED_IN)
    String show(@PathVariable("case") UUID caseId, Model model) {
        var it = findRecheck.show(caseId);
        model.addAttribute("it", it);
        model.addAttribute("mayFind", findRecheck.mayFind(it));
        model.addAttribute(
                "mayMend",
                Acting.now().holds("teacher")
                        && it.underWay()
                        && "mistaken".equals(it.finding())
                        && it.correction() == null);
        return "coursework/recheck";
    }

    @PostMapping
    @Allowed({"teacher", "department-registrar", "registrar", "point-reviewer"})
    String find(
            @PathVariable("case") UUID caseId,
            @RequestParam(defaultValue = "") String finding,
            @RequestParam(defaultValue = "") String words) {
        findRecheck.find(caseId, finding, words);
        return "redirect:/grade-rechecks/" + caseId;
    }

    @PostMapping("/correction")
    @Allowed("teacher")
    String mend(@PathVariable("case") UUID caseId, Locale locale) {
        var why = messages.getMessage("coursework.recheck.mended", null, locale);
        return "redirect:/grade-corrections/" + findRecheck.mend(caseId, why);
    }
}
