package org.matricula.governance.rulebook;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.governance.place.Leaders;
import org.matricula.page.Allowed;
import org.matricula.page.Rate;
import org.springframework.context.MessageSource;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 公开的制度 for students and parents, and the acts that open and revise a rule.
@Controller
class OpenRulesPage {

    private static final int A_MINUTE = 30;
    private static final int PAGES_A_MINUTE = 120;

    private final OpenRules rules;
    private final ReviseRule revise;
    private final MessageSource messages;
    private final Rate rate;
    private final Rate pages;

    OpenRulesPage(OpenRules rules, ReviseRule revise, MessageSource messages, Clock clock) {
        this.rules = rules;
        this.revise = revise;
        this.messages = messages;
        this.rate = new Rate(A_MINUTE, clock);
        this.pages = new Rate(PAGES_A_MINUTE, clock);
    }

    @GetMapping("/published/rules")
    @Allowed(Allowed.PUBLIC)
    String all(Model model, HttpServletRequest request) {
        pages.take(request.getRemoteAddr());
        model.addAttribute("institutions", rules.all());
        return "governance/open-rules";
    }

    @GetMapping("/published/rules/{id}")
    @Allowed(Allowed.PUBLIC)
    String one(@PathVariable UUID id, Model model, HttpServletRequest request) {
        pages.take(request.getRemoteAddr());
        model.addAttribute("view", rules.one(id));
        return "governance/open-rule";
    }

    /// Nothing in the file can act: own type, no guessing, no scripts, no frame.
    @GetMapping("/published/rules/{id}/file")
    @Allowed(Allowed.PUBLIC)
    ResponseEntity<Resource> file(@PathVariable UUID id, HttpServletRequest request) {
        var wait = rate.wait(request.getRemoteAddr());
        if (wait > 0) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(HttpHeaders.RETRY_AFTER, String.valueOf(wait))
                    .build();
        }
        var content = rules.file(id);
        var file = content.file();
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(file.name(), StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .header("X-Content-Type-Options", "nosniff")
                .header(
                        "Content-Security-Policy",
                        "sandbox; default-src 'none'; frame-ancestors 'none'")
                .body(new FileSystemResource(content.path()));
    }

    @PostMapping("/rules/{id}/open")
    @Leaders
    String open(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "false") boolean open,
            RedirectAttributes redirect,
            Locale locale) {
        revise.open(id, open);
        return told(
                id, open ? "governance.rule.opened" : "governance.rule.closed", redirect, locale);
    }

    @PostMapping("/rules/{id}/revise")
    @Leaders
    String revise(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate from,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var next = revise.revise(id, number, from, reason);
        return told(next, "governance.rule.was-revised", redirect, locale);
    }

    private String told(UUID id, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/rules/" + id;
    }
}
