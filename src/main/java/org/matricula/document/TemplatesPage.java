package org.matricula.document;

import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 文书文字模板: written, rehearsed, approved, put back.
@Controller
@Allowed({"administrator", "registrar", "academic-office-head"})
class TemplatesPage {

    record Draft(
            @Nullable String lang, @Nullable Map<String, String> texts, @Nullable String note) {}

    record Decision(@Nullable LocalDate from, @Nullable String reason) {}

    record Told(UUID id) {}

    private final PaperTemplates templates;
    private final Rehearsals rehearsals;
    private final MessageSource messages;

    TemplatesPage(PaperTemplates templates, Rehearsals rehearsals, MessageSource messages) {
        this.templates = templates;
        this.rehearsals = rehearsals;
        this.messages = messages;
    }

    @GetMapping("/documents/templates")
    String list(Model model) {
        model.addAttribute("kinds", EditableText.kinds());
        model.addAttribute(
                "english",
                EditableText.kinds().stream()
                        .filter(it -> !EditableText.of(it, "en").isEmpty())
                        .toList());
        return "document/templates";
    }

    @GetMapping("/documents/templates/{kind}")
    String show(
            @PathVariable String kind,
            @RequestParam(defaultValue = "zh-CN") String lang,
            Model model) {
        var sheet = templates.sheet(kind(kind), lang(lang));
        model.addAttribute("kind", sheet.kind());
        model.addAttribute("lang", sheet.lang());
        model.addAttribute(
                "keys", sheet.sentences().stream().map(PaperTemplates.Sentence::key).toList());
        model.addAttribute(
                "places",
                sheet.sentences().stream()
                        .map(it ->
                                String.join(
                                        " ", it.places().stream().map(p -> "{" + p + "}").toList()))
                        .toList());
        model.addAttribute(
                "texts", sheet.sentences().stream().map(PaperTemplates.Sentence::inForce).toList());
        model.addAttribute("draft", sheet.draft());
        model.addAttribute("history", sheet.history());
        model.addAttribute("reads", rehearsals.reads(sheet.kind()));
        return "document/template";
    }

    @GetMapping("/documents/templates/{kind}/preview.pdf")
    ResponseEntity<byte[]> preview(
            @PathVariable String kind,
            @RequestParam(defaultValue = "zh-CN") String lang,
            @RequestParam(required = false) @Nullable Integer version,
            @RequestParam(defaultValue = "") String number) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff")
                .body(
                        rehearsals.pdf(
                                kind(kind), lang(lang), version, number.isBlank() ? null : number));
    }

    /// The sentences come side by side with their keys.
    @PostMapping("/documents/templates/{kind}")
    String draft(
            @PathVariable String kind,
            @RequestParam(defaultValue = "zh-CN") String lang,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(defaultValue = "false") boolean reset,
            HttpServletRequest request,
            RedirectAttributes redirect,
            Locale locale) {
        var keys = values(request, "key");
        var texts = values(request, "text");
        var written = new LinkedHashMap<String, String>();
        for (var i = 0; i < Math.min(keys.length, texts.length) && !reset; i++) {
            written.put(keys[i], texts[i]);
        }
        templates.draft(kind(kind), lang(lang), written, note);
        return told("document.template.drafted", kind, lang, redirect, locale);
    }

    @PostMapping("/documents/templates/drafts/{template}/approve")
    String approve(
            @PathVariable UUID template,
            @RequestParam(required = false) @Nullable LocalDate from,
            RedirectAttributes redirect,
            Locale locale) {
        var it = templates.approve(template, from);
        return told("document.template.approved", it.kind(), it.lang(), redirect, locale);
    }

    @PostMapping("/documents/templates/drafts/{template}/refuse")
    String refuse(
            @PathVariable UUID template,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var it = templates.refuse(template, reason);
        return told("document.template.refused", it.kind(), it.lang(), redirect, locale);
    }

    @GetMapping("/api/v1/document-templates/{kind}")
    @ResponseBody
    PaperTemplates.Sheet tell(
            @PathVariable String kind, @RequestParam(defaultValue = "zh-CN") String lang) {
        return templates.sheet(kind(kind), lang(lang));
    }

    @PostMapping("/api/v1/document-templates/{kind}")
    ResponseEntity<Told> draft(@PathVariable String kind, @RequestBody Draft it) {
        var id =
                templates.draft(
                        kind(kind),
                        lang(it.lang == null ? "zh-CN" : it.lang),
                        it.texts == null ? Map.of() : it.texts,
                        it.note == null ? "" : it.note);
        return ResponseEntity.status(201).body(new Told(id));
    }

    @PostMapping("/api/v1/document-templates/drafts/{template}/approve")
    ResponseEntity<Void> approve(@PathVariable UUID template, @RequestBody Decision it) {
        templates.approve(template, it.from);
        return ResponseEntity.noContent().build();
    }

    @PostMapping("/api/v1/document-templates/drafts/{template}/refuse")
    ResponseEntity<Void> refuse(@PathVariable UUID template, @RequestBody Decision it) {
        templates.refuse(template, it.reason == null ? "" : it.reason);
        return ResponseEntity.noContent().build();
    }

    private String told(
            String key, String kind, String lang, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/documents/templates/" + kind + "?lang=" + lang(lang);
    }

    private static String[] values(HttpServletRequest request, String name) {
        var all = request.getParameterValues(name);
        return all == null ? new String[0] : all;
    }

    private static DocumentKind kind(String code) {
        return DocumentKind.of(code).orElseThrow(() -> new Absent("template"));
    }

    private static String lang(String asked) {
        return List.of("zh-CN", "en").contains(asked) ? asked : "zh-CN";
    }
}
