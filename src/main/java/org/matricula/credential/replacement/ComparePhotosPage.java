package org.matricula.credential.replacement;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Allowed;
import org.matricula.workflow.OpenTurns;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 照片比对: the photograph of the lost certificate beside the print that was handed in.
@Controller
class ComparePhotosPage {

    private final PhotoComparisons comparisons;
    private final ComparePhotos comparePhotos;
    private final OpenTurns turns;
    private final MessageSource words;

    ComparePhotosPage(
            PhotoComparisons comparisons,
            ComparePhotos comparePhotos,
            OpenTurns turns,
            MessageSource words) {
        this.comparisons = comparisons;
        this.comparePhotos = comparePhotos;
        this.turns = turns;
        this.words = words;
    }

    @GetMapping("/diploma-proofs/{caseId}")
    @Allowed({"registrar", "academic-office-head", "vice-principal", "province-reviewer"})
    String show(@PathVariable UUID caseId, Model model) {
        model.addAttribute("it", comparisons.get(caseId));
        model.addAttribute("mine", turns.mine(caseId));
        return "credential/certificate/compare";
    }

    @PostMapping("/diploma-proofs/{caseId}/comparison")
    @Allowed({"registrar", "province-reviewer"})
    String compare(
            @PathVariable UUID caseId,
            @RequestParam(required = false) @Nullable Boolean alike,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        comparePhotos.compare(caseId, alike, note);
        redirect.addFlashAttribute("flash", words.getMessage("proof.compared", null, locale));
        return "redirect:/diploma-proofs/" + caseId;
    }
}
