package org.matricula.change.correction;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
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

/// 信息修改上报: what waits, what is missing, the batches and their packages.
@Controller
@Allowed({
    "department-registrar",
    "registrar",
    "academic-office-head",
    "point-reviewer",
    "branch-reviewer",
    "province-reviewer"
})
class CorrectionReportsPage {

    record ToldWaiting(
            UUID id, String key, String name, String reason, int images, List<String> missing) {}

    record Wanted(@Nullable UUID unit, @Nullable String moment, @Nullable List<UUID> cases) {}

    private final ReportCorrections reports;
    private final ReportPackage packages;
    private final Problems problems;
    private final MessageSource messages;

    CorrectionReportsPage(
            ReportCorrections reports,
            ReportPackage packages,
            Problems problems,
            MessageSource messages) {
        this.reports = reports;
        this.packages = packages;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping("/correction-reports")
    String show(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "enrolled") String moment,
            Model model) {
        return page(unit, moment, List.of(), model);
    }

    @PostMapping("/correction-reports")
    String freeze(
            @RequestParam UUID unit,
            @RequestParam(defaultValue = "enrolled") String moment,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            Model model,
            Locale locale,
            RedirectAttributes redirect) {
        try {
            reports.freeze(unit, StudentMoment.of(moment), ids == null ? List.of() : ids);
        } catch (Refused refused) {
            return page(unit, moment, problems.lines(refused, locale), model);
        }
        redirect.addFlashAttribute(
                "flash", messages.getMessage("correction.report.frozen", null, locale));
        return "redirect:/correction-reports?unit=" + unit + "&moment=" + moment;
    }

    @GetMapping("/correction-reports/{report}.zip")
    void take(@PathVariable UUID report, HttpServletResponse response) throws IOException {
        write(report, response);
    }

    @GetMapping("/api/v1/correction-reports/waiting")
    @ResponseBody
    List<ToldWaiting> waiting(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "enrolled") String moment) {
        return reports.waiting(reports.institution(unit).id(), StudentMoment.of(moment)).stream()
                .map(it ->
                        new ToldWaiting(
                                it.line().caseId(),
                                it.line().key(),
                                it.line().name(),
                                it.line().reason(),
                                it.images(),
                                it.missing()))
                .toList();
    }

    @GetMapping("/api/v1/correction-reports")
    @ResponseBody
    List<CorrectionRows.Report> list(@RequestParam(required = false) @Nullable UUID unit) {
        return reports.reports(reports.institution(unit).id());
    }

    @PostMapping("/api/v1/correction-reports")
    ResponseEntity<UUID> freeze(@RequestBody Wanted wanted) {
        var id =
                reports.freeze(
                        reports.institution(wanted.unit()).id(),
                        StudentMoment.of(wanted.moment() == null ? "" : wanted.moment()),
                        wanted.cases() == null ? List.of() : wanted.cases());
        return ResponseEntity.status(201).body(id);
    }

    @GetMapping("/api/v1/correction-reports/{report}.zip")
    void download(@PathVariable UUID report, HttpServletResponse response) throws IOException {
        write(report, response);
    }

    private void write(UUID report, HttpServletResponse response) throws IOException {
        var batch = reports.batch(report);
        response.setContentType("application/zip");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename(packages.number(batch) + ".zip", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("Cache-Control", "no-store");
        packages.write(batch, response.getOutputStream());
    }

    private String page(@Nullable UUID unit, String moment, List<Line> errors, Model model) {
        var school = reports.institution(unit);
        model.addAttribute("school", school);
        model.addAttribute("moment", StudentMoment.of(moment).code());
        model.addAttribute("waiting", reports.waiting(school.id(), StudentMoment.of(moment)));
        model.addAttribute("reports", reports.reports(school.id()));
        model.addAttribute("errors", errors);
        return "change/correction-reports";
    }
}
