package org.matricula.change.correction;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TreeKeepers;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 证据矩阵 as a table: read by the staff, set by those who keep the school's rules.
@Controller
@Allowed({
    "administrator",
    "class-teacher",
    "counsellor",
    "department-registrar",
    "registrar",
    "academic-office-head",
    "vice-principal",
    "point-reviewer",
    "branch-reviewer",
    "province-reviewer"
})
class MatrixPage {

    private final EvidenceMatrix matrix;
    private final ReportCorrections places;
    private final Problems problems;
    private final MessageSource messages;
    private final Clock clock;

    MatrixPage(
            EvidenceMatrix matrix,
            ReportCorrections places,
            Problems problems,
            MessageSource messages,
            Clock clock) {
        this.matrix = matrix;
        this.places = places;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping("/evidence-matrix")
    String show(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "information-change") String reason,
            @RequestParam(defaultValue = "") String field,
            @RequestParam(defaultValue = "enrolled") String moment,
            Model model) {
        return page(unit, reason, field, moment, List.of(), model);
    }

    @PostMapping("/evidence-matrix")
    @Allowed({"administrator", "academic-office-head", "registrar"})
    String set(
            @RequestParam UUID unit,
            @RequestParam String field,
            @RequestParam String reason,
            @RequestParam String moment,
            @RequestParam String verdict,
            @RequestParam String tier,
            @RequestParam(defaultValue = "") String evidence,
            @RequestParam @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate since,
            @RequestParam(defaultValue = "") String source,
            @RequestParam(defaultValue = "") String why,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        try {
            matrix.set(
                    new EvidenceMatrix.Setting(
                            unit, field, reason, moment, verdict, tier, evidence, since, source,
                            why));
        } catch (Refused refused) {
            return page(unit, reason, field, moment, problems.lines(refused, locale), model);
        }
        redirect.addFlashAttribute(
                "flash", messages.getMessage("correction.matrix.set", null, locale));
        return "redirect:/evidence-matrix?unit=" + unit + "&reason=" + reason;
    }

    @GetMapping("/api/v1/evidence-matrix")
    @ResponseBody
    List<EvidenceRule> list(@RequestParam(required = false) @Nullable UUID unit) {
        return matrix.of(places.institution(unit).id(), LocalDate.now(clock));
    }

    @PostMapping("/api/v1/evidence-matrix")
    @Allowed({"administrator", "academic-office-head", "registrar"})
    ResponseEntity<UUID> set(@RequestBody EvidenceMatrix.Setting setting) {
        return ResponseEntity.status(201).body(matrix.set(setting));
    }

    private String page(
            @Nullable UUID unit,
            String reason,
            String field,
            String moment,
            List<Line> errors,
            Model model) {
        var school = places.institution(unit);
        var today = LocalDate.now(clock);
        var rules =
                matrix.of(school.id(), today).stream()
                        .filter(it -> it.reason().equals(reason))
                        .toList();
        // who may read the table and not set it is shown no form
        var may = TreeKeepers.may(Acting.now(), school);
        model.addAttribute("school", school);
        model.addAttribute("may", may);
        model.addAttribute("reason", reason);
        model.addAttribute("rules", rules);
        model.addAttribute(
                "chosen",
                rules.stream()
                        .filter(_ -> may)
                        .filter(it -> it.field().equals(field) && it.moment().equals(moment))
                        .findFirst()
                        .orElse(null));
        model.addAttribute("changes", matrix.changes(school.id()));
        model.addAttribute("papers", matrix.papers());
        model.addAttribute("today", today);
        model.addAttribute("errors", errors);
        return "change/evidence-matrix";
    }
}
