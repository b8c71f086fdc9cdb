package org.matricula.credential.transcript;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 我的成绩单: what was issued, how often, and the term sheets a student or a guardian prints
/// themselves.
@Controller
@RequestMapping("/own-transcripts")
@Allowed({"student", "guardian"})
class OwnTranscriptsPage {

    private final IssuedTranscripts issued;
    private final PrintTermSheet printTermSheet;
    private final MessageSource messages;

    OwnTranscriptsPage(
            IssuedTranscripts issued, PrintTermSheet printTermSheet, MessageSource messages) {
        this.issued = issued;
        this.printTermSheet = printTermSheet;
        this.messages = messages;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("lines", issued.own());
        model.addAttribute("counts", issued.ownCounts());
        model.addAttribute("terms", issued.ownTerms());
        return "credential/own";
    }

    @PostMapping("/term-sheets")
    String print(
            @RequestParam(required = false) @Nullable UUID enrolment,
            @RequestParam(required = false) @Nullable UUID term,
            RedirectAttributes redirect,
            Locale locale) {
        if (enrolment == null || term == null) {
            throw new Refused(Refusal.input("term", "transcript-batch.term"));
        }
        printTermSheet.print(enrolment, term);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("transcript.own.printed", null, locale));
        return "redirect:/own-transcripts";
    }
}
