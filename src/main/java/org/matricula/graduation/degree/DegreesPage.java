package org.matricula.graduation.degree;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
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

/// 学位授予: who waits for the committee, and what it decided.
@Controller
@RequestMapping("/graduation/degrees")
class DegreesPage {

    private static final int SHOWN = 200;

    private final GrantDegrees grantDegrees;
    private final RefuseDegrees refuseDegrees;
    private final HearDegrees hearDegrees;
    private final Units units;
    private final MessageSource words;

    DegreesPage(
            GrantDegrees grantDegrees,
            RefuseDegrees refuseDegrees,
            HearDegrees hearDegrees,
            Units units,
            MessageSource words) {
        this.grantDegrees = grantDegrees;
        this.refuseDegrees = refuseDegrees;
        this.hearDegrees = hearDegrees;
        this.units = units;
        this.words = words;
    }

    @GetMapping
    @Allowed({"registrar", "academic-office-head", "vice-principal"})
    String show(@RequestParam(defaultValue = "0") int from, Model model) {
        var school = school();
        var start = Math.max(0, from);
        model.addAttribute("waiting", grantDegrees.waiting(school, start, SHOWN));
        model.addAttribute("some", grantDegrees.waiting(school));
        model.addAttribute("refused", refuseDegrees.refused(school));
        model.addAttribute("hearings", hearDegrees.of(school));
        model.addAttribute("office", Acting.now().holds("registrar", "academic-office-head"));
        model.addAttribute("from", start);
        model.addAttribute("shown", SHOWN);
        model.addAttribute("decisions", grantDegrees.decided(school));
        model.addAttribute(
                "committee", Acting.now().holds("academic-office-head", "vice-principal"));
        return "graduation/degrees";
    }

    @PostMapping
    @Allowed({"academic-office-head", "vice-principal"})
    String grant(
            @RequestParam(defaultValue = "") String committee,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam(required = false) @Nullable Integer all,
            RedirectAttributes redirect,
            Locale locale) {
        var some =
                grantDegrees.grant(
                        school(), committee, number, on, ids == null ? List.of() : ids, all);
        redirect.addFlashAttribute(
                "flash", words.getMessage("degree.granted", new Object[] {some}, locale));
        return "redirect:/graduation/degrees";
    }

    /// 不授予学位, with its reason.
    @PostMapping("/refusals")
    @Allowed({"academic-office-head", "vice-principal"})
    String refuse(
            @RequestParam(defaultValue = "") String committee,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate on,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var some =
                refuseDegrees.refuse(
                        school(), committee, number, on, ids == null ? List.of() : ids, reason);
        redirect.addFlashAttribute(
                "flash", words.getMessage("degree.refused-some", new Object[] {some}, locale));
        return "redirect:/graduation/degrees";
    }

    @PostMapping("/refusals/{conclusion}/withdrawal")
    @Allowed({"academic-office-head", "vice-principal"})
    String takeBack(@PathVariable UUID conclusion, @RequestParam(defaultValue = "") String reason) {
        refuseDegrees.takeBack(conclusion, reason);
        return "redirect:/graduation/degrees";
    }

    @PostMapping("/{decision}/revocation")
    @Allowed({"academic-office-head", "vice-principal"})
    String revoke(@PathVariable UUID decision, @RequestParam(defaultValue = "") String reason) {
        grantDegrees.revoke(decision, reason);
        return "redirect:/graduation/degrees";
    }

    /// @throws Absent for whoever belongs to none
    UUID school() {
        var unit = Acting.now().unit();
        var school = unit == null ? null : units.get(unit).institutionId();
        if (school == null) {
            throw new Absent("institution");
        }
        return school;
    }
}
