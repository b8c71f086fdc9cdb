package org.matricula.governance.rulebook;

import java.util.Locale;
import org.matricula.governance.place.Leaders;
import org.matricula.page.RefusalSentences;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 拒绝的说明: what the program refuses and how it says so, to be sought when an article is cited for
/// it.
@Controller
@Leaders
class RefusalsPage {

    private static final int MOST = 100;

    private final RefusalSentences sentences;

    RefusalsPage(RefusalSentences sentences) {
        this.sentences = sentences;
    }

    @GetMapping("/rules/refusals")
    String find(@RequestParam(defaultValue = "") String q, Model model, Locale locale) {
        var found = sentences.with(q, locale);
        model.addAttribute("q", q);
        model.addAttribute("found", found.stream().limit(MOST).toList());
        model.addAttribute("further", Math.max(0, found.size() - MOST));
        return "governance/refusals";
    }
}
