package org.matricula.credential.proof;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.credential.OpenToTranscripts;
import org.matricula.credential.proof.IssueProof.Wanted;
import org.matricula.kernel.Absent;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 在读证明: in the student's own window, and at the office's counter.
@Controller
class ProofsPage {

    private static final int SHOWN = 100;

    private final Proofs proofs;
    private final IssueProof issueProof;
    private final MessageSource messages;

    ProofsPage(Proofs proofs, IssueProof issueProof, MessageSource messages) {
        this.proofs = proofs;
        this.issueProof = issueProof;
        this.messages = messages;
    }

    @GetMapping("/own-proofs")
    @Allowed({"student", "guardian"})
    String own(Model model) {
        model.addAttribute("lines", proofs.own());
        model.addAttribute("students", proofs.ownStudents());
        return "credential/ownproofs";
    }

    @PostMapping("/own-proofs")
    @Allowed({"student", "guardian"})
    String take(
            @RequestParam(required = false) @Nullable UUID enrolment,
            @RequestParam(defaultValue = "zh") String language,
            @RequestParam(defaultValue = "") String purpose,
            RedirectAttributes redirect,
            Locale locale) {
        var reached =
                proofs.ownStudents().stream().anyMatch(it -> it.enrolmentId().equals(enrolment));
        if (enrolment == null || !reached) {
            throw new Absent("student");
        }
        return told(
                issueProof.issue(enrolment, new Wanted(language, purpose)).number(),
                "/own-proofs",
                redirect,
                locale);
    }

    @GetMapping("/proofs")
    @OpenToTranscripts
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        model.addAttribute("page", proofs.page(q, after, SHOWN));
        model.addAttribute("q", q);
        model.addAttribute("further", after != null);
        return "credential/proofs";
    }

    @PostMapping("/proofs")
    @OpenToTranscripts
    String issue(
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "zh") String language,
            @RequestParam(defaultValue = "") String purpose,
            RedirectAttributes redirect,
            Locale locale) {
        var enrolment = issueProof.numbered(number);
        return told(
                issueProof.issue(enrolment, new Wanted(language, purpose)).number(),
                "/proofs",
                redirect,
                locale);
    }

    @PostMapping("/proofs/{proof}/void")
    @OpenToTranscripts
    String revoke(
            @PathVariable UUID proof,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        issueProof.revoke(proof, reason);
        redirect.addFlashAttribute("flash", messages.getMessage("proof.voided", null, locale));
        return "redirect:/proofs";
    }

    private String told(String number, String to, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute(
                "flash", messages.getMessage("proof.issued", new Object[] {number}, locale));
        return "redirect:" + to;
    }
}
