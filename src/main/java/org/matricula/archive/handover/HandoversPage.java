package org.matricula.archive.handover;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpHeaders;
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

/// 档案移交.
@Controller
@RequestMapping("/archives/handovers")
@OpenToHandover
class HandoversPage {

    private static final int SHOWN = 50;
    private static final String PAGES = "pages-";
    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final ReadHandovers read;
    private final HandFilesOver handFilesOver;
    private final HandoverPaper paper;
    private final MessageSource messages;

    HandoversPage(
            ReadHandovers read,
            HandFilesOver handFilesOver,
            HandoverPaper paper,
            MessageSource messages) {
        this.read = read;
        this.handFilesOver = handFilesOver;
        this.paper = paper;
        this.messages = messages;
    }

    @GetMapping
    String list(
            @RequestParam(required = false) @Nullable UUID before,
            @RequestParam(required = false) @Nullable UUID unit,
            Model model) {
        model.addAttribute("page", read.page(before, SHOWN));
        model.addAttribute("further", before != null);
        model.addAttribute("classes", read.classes());
        model.addAttribute("unit", unit);
        model.addAttribute("students", unit == null ? List.of() : read.students(unit));
        model.addAttribute("keeps", Acting.now().holds("archive-keeper", "registrar"));
        return "archive/handovers";
    }

    /// @param all pages stand as `pages-<student>`
    @PostMapping("/to-archive")
    String toArchive(
            @RequestParam UUID unit,
            @RequestParam Map<String, String> all,
            RedirectAttributes redirect,
            Locale locale) {
        return told(
                handFilesOver.toArchive(unit, pages(all)),
                "handover.done.handed",
                redirect,
                locale);
    }

    @PostMapping("/to-body")
    @Allowed({"archive-keeper", "registrar"})
    String toBody(
            @RequestParam UUID unit,
            @RequestParam(defaultValue = "") String body,
            RedirectAttributes redirect,
            Locale locale) {
        return told(handFilesOver.toBody(unit, body), "handover.done.handed", redirect, locale);
    }

    @GetMapping("/{handover}")
    String show(@PathVariable UUID handover, Model model) {
        var it = read.open(handover);
        var actor = Acting.now();
        model.addAttribute("view", it);
        model.addAttribute(
                "mayWithdraw",
                actor.account() != null && actor.account().equals(it.handover().giverId()));
        model.addAttribute(
                "mayReceive",
                actor.holds("archive-keeper", "registrar")
                        && (actor.account() == null
                                || !actor.account().equals(it.handover().giverId())));
        return "archive/handover";
    }

    @PostMapping("/{handover}/receipt")
    @Allowed({"archive-keeper", "registrar"})
    String receive(
            @PathVariable UUID handover,
            @RequestParam(defaultValue = "false") boolean taken,
            @RequestParam(required = false) @Nullable String signer,
            @RequestParam(required = false) @Nullable String note,
            @RequestParam Map<String, String> all,
            RedirectAttributes redirect,
            Locale locale) {
        handFilesOver.receive(handover, taken, pages(all), signer, note);
        return told(
                handover,
                taken ? "handover.done.taken" : "handover.done.refused",
                redirect,
                locale);
    }

    @PostMapping("/{handover}/withdraw")
    String withdraw(
            @PathVariable UUID handover,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        handFilesOver.withdraw(handover, reason);
        return told(handover, "handover.done.withdrawn", redirect, locale);
    }

    @GetMapping("/{handover}/list.pdf")
    ResponseEntity<byte[]> pdf(@PathVariable UUID handover) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"list.pdf\"")
                .body(paper.pdf(read.open(handover)));
    }

    @GetMapping("/{handover}/list.xlsx")
    void xlsx(@PathVariable UUID handover, HttpServletResponse response) throws IOException {
        var it = read.open(handover);
        response.setContentType(XLSX);
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"list.xlsx\"");
        paper.xlsx(it, response.getOutputStream());
    }

    private static Map<UUID, Integer> pages(Map<String, String> all) {
        var pages = new HashMap<UUID, Integer>();
        all.forEach((name, value) -> {
            if (name.startsWith(PAGES) && !value.isBlank()) {
                try {
                    pages.put(
                            UUID.fromString(name.substring(PAGES.length())),
                            Integer.parseInt(value.strip()));
                } catch (IllegalArgumentException notANumber) {
                    throw new Refused(Refusal.input("pages", "handover.pages"));
                }
            }
        });
        return pages;
    }

    private String told(UUID id, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/archives/handovers/" + id;
    }
}
