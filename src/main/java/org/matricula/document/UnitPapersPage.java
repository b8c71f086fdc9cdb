package org.matricula.document;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.attachment.OfdPackage;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
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

/// 单位文书: what has left the school about a unit or a list, each as it was issued.
@Controller
@RequestMapping("/documents/unit-papers")
@Allowed({"registrar", "academic-office-head", "archive-keeper"})
class UnitPapersPage {

    private static final String HOME = "/documents/unit-papers";

    private final UnitPapers papers;
    private final OfdCopies copies;
    private final MessageSource messages;

    UnitPapersPage(UnitPapers papers, OfdCopies copies, MessageSource messages) {
        this.papers = papers;
        this.copies = copies;
        this.messages = messages;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable UUID before,
            Model model) {
        model.addAttribute("page", papers.list(q, before));
        model.addAttribute("q", q.strip());
        model.addAttribute("further", before != null);
        return "document/unit-papers";
    }

    @GetMapping("/{paper}")
    String show(@PathVariable UUID paper, Model model) {
        model.addAttribute("it", papers.get(paper));
        model.addAttribute("mayRevoke", Acting.now().holds("registrar", "academic-office-head"));
        return "document/unit-paper";
    }

    @GetMapping("/{paper}/pdf")
    ResponseEntity<Resource> pdf(@PathVariable UUID paper) {
        return DocumentsPage.answer(
                papers.open(paper), MediaType.APPLICATION_PDF, ContentDisposition.inline());
    }

    /// The same as an OFD, where the school runs a service that makes it.
    @GetMapping("/{paper}/ofd")
    ResponseEntity<Resource> ofd(@PathVariable UUID paper) {
        return DocumentsPage.answer(
                copies.openUnitPaper(paper),
                MediaType.parseMediaType(OfdPackage.TYPE),
                ContentDisposition.attachment());
    }

    @PostMapping("/{paper}/revoke")
    @Allowed({"registrar", "academic-office-head"})
    String revoke(
            @PathVariable UUID paper,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        papers.revoke(paper, reason);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("document.unit-paper.revoked", null, locale));
        return "redirect:" + HOME + "/" + paper;
    }
}
