package org.matricula.registry.duplicate;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
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

/// 查重并档: the desk where it is decided whether two are one.
@Controller
@RequestMapping("/students/duplicates")
@Allowed({
    "department-registrar",
    "registrar",
    "academic-office-head",
    "point-reviewer",
    "branch-reviewer",
    "province-reviewer"
})
class DuplicatesPage {

    private final DuplicateDesk desk;
    private final DecideDuplicate decide;
    private final MergePersons merge;
    private final MessageSource messages;

    DuplicatesPage(
            DuplicateDesk desk,
            DecideDuplicate decide,
            MergePersons merge,
            MessageSource messages) {
        this.desk = desk;
        this.decide = decide;
        this.merge = merge;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model, Locale locale) {
        model.addAttribute("waiting", desk.waiting(locale));
        model.addAttribute("merged", desk.merged(locale));
        return "registry/duplicates";
    }

    @GetMapping("/{id}")
    String show(@PathVariable UUID id, Model model, Locale locale) {
        model.addAttribute("pair", desk.one(id, locale));
        model.addAttribute("compared", desk.compared(id, locale));
        return "registry/duplicate";
    }

    @PostMapping("/{id}/propose")
    String propose(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID kept,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        decide.propose(id, kept, reason);
        return done("registry.duplicate.proposed", redirect, locale);
    }

    @PostMapping("/{id}/confirm")
    String confirm(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        merge.confirm(id, reason);
        return done("registry.duplicate.merged", redirect, locale);
    }

    @PostMapping("/{id}/decline")
    String decline(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        decide.decline(id, reason);
        return done("registry.duplicate.declined", redirect, locale);
    }

    @PostMapping("/{id}/different")
    String different(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        decide.different(id, reason);
        return done("registry.duplicate.different", redirect, locale);
    }

    @PostMapping("/{id}/undo")
    String undo(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        merge.undo(id, reason);
        return done("registry.duplicate.undone", redirect, locale);
    }

    private String done(String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/students/duplicates";
    }
}
