package org.matricula.report.saved;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.report.form.Download;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 常用报表.
@Controller
@RequestMapping("/saved-reports")
@OpenToSaved
class SavedReportsPage {

    private final KeepReports keep;
    private final ShareReports shares;
    private final Problems problems;
    private final MessageSource messages;
    private final Clock clock;

    SavedReportsPage(
            KeepReports keep,
            ShareReports shares,
            Problems problems,
            MessageSource messages,
            Clock clock) {
        this.keep = keep;
        this.shares = shares;
        this.clock = clock;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String list(Locale locale, Model model) {
        model.addAttribute("view", page(List.of(), locale));
        return "report/saved-reports";
    }

    @PostMapping
    String keep(
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(required = false) @Nullable List<String> by,
            @RequestParam(defaultValue = "none") String rhythm,
            @RequestParam Map<String, String> all,
            RedirectAttributes redirect,
            Locale locale) {
        var filters = new HashMap<String, String>();
        all.forEach((key, value) -> {
            if (key.startsWith("filter-") && !value.isBlank()) {
                filters.put(key.substring("filter-".length()), value.strip());
            }
        });
        var id = keep.keep(name, kind, by == null ? List.of() : by, filters, rhythm);
        return told(id, "saved.done.kept", redirect, locale);
    }

    @GetMapping("/{saved}")
    String show(@PathVariable UUID saved, Model model, Locale locale) {
        model.addAttribute("view", one(saved, List.of(), locale));
        return "report/saved-report";
    }

    /// 分享.
    @PostMapping("/{saved}/shares")
    String share(
            @PathVariable UUID saved,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "") String role,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale) {
        try {
            shares.share(saved, unit, role.strip());
            return told(saved, "saved.done.shared", redirect, locale);
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            model.addAttribute("view", one(saved, problems.lines(refused, locale), locale));
            return "report/saved-report";
        }
    }

    @PostMapping("/{saved}/shares/{share}/end")
    String end(
            @PathVariable UUID saved,
            @PathVariable UUID share,
            RedirectAttributes redirect,
            Locale locale) {
        shares.end(saved, share);
        return told(saved, "saved.done.unshared", redirect, locale);
    }

    @PostMapping("/{saved}/make")
    String make(@PathVariable UUID saved, RedirectAttributes redirect, Locale locale) {
        keep.deliver(shares.readable(saved), LocalDate.now(clock));
        return told(saved, "saved.done.made", redirect, locale);
    }

    @PostMapping("/{saved}/stop")
    String stop(@PathVariable UUID saved, RedirectAttributes redirect, Locale locale) {
        keep.stop(saved);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("saved.done.stopped", null, locale));
        return "redirect:/saved-reports";
    }

    @GetMapping("/{saved}/deliveries/{delivery}")
    void deliver(
            @PathVariable UUID saved, @PathVariable UUID delivery, HttpServletResponse response)
            throws IOException {
        var it = shares.readable(saved);
        var content = keep.content(saved, delivery);
        Download.xlsx(response, it.name()).write(content);
    }

    private SavedView.One one(UUID saved, List<Line> lines, Locale locale) {
        var it = shares.readable(saved);
        var mine = it.ownerId().equals(Acting.now().account());
        return new SavedView.One(
                it,
                keep.deliveries(saved),
                mine,
                mine ? shares.of(saved) : List.of(),
                mine
                        ? shares.places(saved).stream()
                                .map(unit -> new Choice(unit.id().toString(), unit.name()))
                                .toList()
                        : List.of(),
                ShareReports.ROLES.stream()
                        .map(role ->
                                new Choice(role, messages.getMessage("role." + role, null, locale)))
                        .toList(),
                lines);
    }

    private SavedView.Page page(List<Line> lines, Locale locale) {
        return new SavedView.Page(
                keep.own(),
                shares.withMe(),
                keep.dimensions(locale).entrySet().stream()
                        .map(it -> new Choice(it.getKey(), it.getValue()))
                        .toList(),
                lines);
    }

    private String told(UUID id, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/saved-reports/" + id;
    }

    @ExceptionHandler
    ModelAndView refused(Refused refused, Locale locale) {
        var page = new ModelAndView("report/saved-reports");
        page.setStatus(Problems.status(refused));
        page.addObject("view", page(problems.lines(refused, locale), locale));
        return page;
    }
}
