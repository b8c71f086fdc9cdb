package org.matricula.change.platform;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
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

/// 学信网退学书面报告: what is owed of the last term, and what was handed in.
@Controller
@RequestMapping("/platform-reports")
@OpenToPlatform
class PlatformReportsPage {

    private final ReportPlatform reports;
    private final PackPlatform pack;
    private final Problems problems;
    private final MessageSource messages;

    PlatformReportsPage(
            ReportPlatform reports, PackPlatform pack, Problems problems, MessageSource messages) {
        this.reports = reports;
        this.pack = pack;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(@RequestParam(required = false) @Nullable UUID unit, Model model) {
        return page(unit, List.of(), model);
    }

    @PostMapping
    @Allowed({"registrar", "point-reviewer", "branch-reviewer"})
    String hand(
            @RequestParam(required = false) @Nullable UUID unit,
            Model model,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            reports.hand(pack.unit(unit));
        } catch (Refused refused) {
            return page(unit, problems.lines(refused, locale), model);
        }
        redirect.addFlashAttribute("flash", messages.getMessage("platform.handed", null, locale));
        return "redirect:/platform-reports" + (unit == null ? "" : "?unit=" + unit);
    }

    @GetMapping("/{report}.pdf")
    ResponseEntity<byte[]> letter(@PathVariable UUID report) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Cache-Control", "no-store")
                .body(reports.letter(report));
    }

    @GetMapping("/{report}.zip")
    void take(@PathVariable UUID report, HttpServletResponse response) throws IOException {
        var it = reports.get(report);
        PlatformPage.headers(response, "学信网退学" + it.unit() + it.coversFrom() + ".zip");
        reports.write(report, response.getOutputStream());
    }

    private String page(@Nullable UUID asked, List<Line> errors, Model model) {
        var unit = pack.unit(asked);
        var kind = unit.kind();
        model.addAttribute("unit", unit);
        model.addAttribute("period", reports.period(unit).orElse(null));
        model.addAttribute("owed", reports.owed(unit));
        model.addAttribute("reports", reports.list(unit));
        model.addAttribute(
                "mayHand",
                kind.equals("teaching-point") && Acting.now().holds("registrar", "point-reviewer")
                        || kind.equals("branch")
                                && Acting.now().holds("registrar", "branch-reviewer"));
        model.addAttribute("errors", errors);
        return "change/platform-reports";
    }
}
