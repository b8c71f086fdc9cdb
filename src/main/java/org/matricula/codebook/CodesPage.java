package org.matricula.codebook;

import jakarta.servlet.http.HttpServletRequest;

import org.jspecify.annotations.Nullable;
import org.matricula.codebook.CodesView.CodeLine;
import org.matricula.codebook.CodesView.LogLine;
import org.matricula.codebook.CodesView.OneTable;
import org.matricula.codebook.CodesView.TableLine;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The code tables with their sources, and what is changed in them here.
@Controller
@RequestMapping("/codes")
@Allowed(Allowed.SIGNED_IN)
class CodesPage {

    private final CodeRows rows;
    private final RecordCode recordCode;
    private final LoadRelease loadRelease;
    private final Problems problems;
    private final MessageSource messages;
    private final Clock clock;

    CodesPage(
            CodeRows rows,
            RecordCode recordCode,
            LoadRelease loadRelease,
            Problems problems,
            MessageSource messages,
            Clock clock) {
        this.rows = rows;
        this.recordCode = recordCode;
        this.loadRelease = loadRelease;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String show(Model model) {
        model.addAttribute("tables", rows.tables().stream().map(CodesPage::line).toList());
        return "codebook/codes";
    }

    @GetMapping("/{key}")
    String table(@PathVariable String key, Model model) {
        model.addAttribute("view", view(key, List.of()));
        return "codebook/table";
    }

    @PostMapping("/{key}")
    @Allowed("administrator")
    String record(
            @PathVariable String key,
            @RequestParam String code,
            @RequestParam String label,
            @RequestParam(required = false) @Nullable String labelEn,
            @RequestParam LocalDate from,
            @RequestParam String reason,
            RedirectAttributes redirect,
            Locale locale) {
        recordCode.record(key, code.strip(), label, labelEn, from, reason);
        return done(key, "codebook.recorded", redirect, locale);
    }

    @PostMapping("/{key}/end")
    @Allowed("administrator")
    String end(
            @PathVariable String key,
            @RequestParam String code,
            @RequestParam LocalDate from,
            @RequestParam String reason,
            RedirectAttributes redirect,
            Locale locale) {
        recordCode.end(key, code.strip(), from, reason);
        return done(key, "codebook.ended", redirect, locale);
    }

    /// A newer release of the table, as a file.
    @PostMapping("/{key}/release")
    @Allowed("administrator")
    String load(
            @PathVariable String key,
            @RequestParam MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        var newer = loadRelease.load(key, file.getInputStream());
        var told = newer ? "codebook.loaded" : "codebook.loaded-before";
        return done(key, told, redirect, locale);
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, HttpServletRequest request, Locale locale) {
        var path =
                (Map<?, ?>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE);
        var page = new ModelAndView("codebook/table");
        page.setStatus(Problems.status(refused));
        page.addObject(
                "view", view(String.valueOf(path.get("key")), problems.lines(refused, locale)));
        return page;
    }

    private String done(String key, String told, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(told, null, locale));
        return "redirect:/codes/" + key;
    }

    private OneTable view(String key, List<Line> lines) {
        var table = rows.table(key).orElseThrow(() -> new Absent("code table " + key));
        var today = LocalDate.now(clock);
        return new OneTable(
                line(table),
                table.note(),
                rows.versions(key).stream().map(it -> line(it, today)).toList(),
                rows.log(key).stream()
                        .map(it -> new LogLine(it.changedOn().toString(), it.author(), it.what()))
                        .toList(),
                Acting.now().holds("administrator"),
                lines);
    }

    private static TableLine line(CodeRows.Table it) {
        return new TableLine(it.key(), it.name(), it.source(), it.standing(), it.codes());
    }

    private static CodeLine line(CodeRows.Version it, LocalDate today) {
        var current =
                !it.from().isAfter(today) && (it.until() == null || it.until().isAfter(today));
        return new CodeLine(
                it.code(),
                it.label(),
                it.labelEn(),
                it.local(),
                it.edited(),
                current,
                it.from().toString(),
                it.until() == null ? null : it.until().toString());
    }
}
