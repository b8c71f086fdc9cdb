package org.matricula.appraisal;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 日常表现: a class's sheet, a standard at a time.
@Controller
@RequestMapping("/conduct")
@OpenToConduct
class ConductPage {

    private final ReadAppraisal readAppraisal;
    private final NoteConduct noteConduct;
    private final MessageSource messages;

    ConductPage(ReadAppraisal readAppraisal, NoteConduct noteConduct, MessageSource messages) {
        this.readAppraisal = readAppraisal;
        this.noteConduct = noteConduct;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable UUID standard,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            Model model) {
        model.addAttribute("view", readAppraisal.conduct(unit, standard, on));
        model.addAttribute("verdicts", List.of(Verdict.values()));
        return "appraisal/conduct";
    }

    /// The lists run side by side, one entry a student; a blank verdict is not noted.
    @PostMapping
    @Allowed({"class-teacher", "counsellor", "teacher", "department-registrar", "registrar"})
    String note(
            @RequestParam UUID unit,
            @RequestParam UUID standard,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate on,
            @RequestParam(name = "student", required = false) @Nullable List<UUID> students,
            @RequestParam(name = "verdict", required = false) String @Nullable [] verdicts,
            @RequestParam(name = "words", required = false) String @Nullable [] words,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var all = students == null ? List.<UUID>of() : students;
        if (length(verdicts) != all.size() || length(words) != all.size()) {
            throw new Refused(Refusal.input("verdict", "appraisal.grid"));
        }
        var noted = new ArrayList<NoteConduct.Noted>();
        for (var i = 0; i < all.size(); i++) {
            if (!verdicts[i].isBlank()) {
                noted.add(
                        new NoteConduct.Noted(all.get(i), verdict(verdicts[i]), words[i].strip()));
            }
        }
        var many = noteConduct.note(unit, standard, on, noted, reason);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "appraisal.noted", new Object[] {String.valueOf(many)}, locale));
        return "redirect:/conduct?unit=%s&standard=%s&on=%s".formatted(unit, standard, on);
    }

    @PostMapping("/standards")
    @Allowed({"registrar", "academic-office-head"})
    String add(
            @RequestParam UUID institution,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes redirect,
            Locale locale) {
        noteConduct.addStandard(institution, name);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("appraisal.standard.added", null, locale));
        return "redirect:/conduct";
    }

    @PostMapping("/standards/{standard}/retire")
    @Allowed({"registrar", "academic-office-head"})
    String retire(
            @PathVariable UUID standard,
            @RequestParam UUID institution,
            RedirectAttributes redirect,
            Locale locale) {
        noteConduct.retireStandard(institution, standard);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("appraisal.standard.retired", null, locale));
        return "redirect:/conduct";
    }

    static Verdict verdict(@Nullable String code) {
        return Verdict.of(code == null ? "" : code)
                .orElseThrow(() ->
                        new Refused(
                                Refusal.input(
                                        "verdict", "appraisal.verdict", String.valueOf(code))));
    }

    private static int length(String @Nullable [] cells) {
        return cells == null ? 0 : cells.length;
    }
}
