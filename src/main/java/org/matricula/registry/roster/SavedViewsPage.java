package org.matricula.registry.roster;

import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refused;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.matricula.registry.OpenToStaff;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 名册视图: keeps the list as it is seen now, and what was kept.
@Controller
@OpenToStaff
@RequestMapping("/students/views")
class SavedViewsPage {

    private final KeepViews keep;
    private final RosterViews views;
    private final Problems problems;
    private final MessageSource messages;

    SavedViewsPage(
            KeepViews keep, RosterViews views, Problems problems, MessageSource messages) {
        this.keep = keep;
        this.views = views;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(@ModelAttribute("asked") Asked asked, Model model, Locale locale) {
        return page(asked, List.of(), model, locale);
    }

    @PostMapping
    String save(
            @ModelAttribute("asked") Asked asked,
            @RequestParam(required = false) @Nullable String name,
            @RequestParam(defaultValue = "false") boolean shared,
            @RequestParam(defaultValue = "false") boolean standard,
            @RequestParam(name = "show", required = false) @Nullable List<String> shown,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Locale locale) {
        try {
            var hidden =
                    KeepViews.COLUMNS.stream()
                            .filter(it -> shown == null || !shown.contains(it))
                            .sorted()
                            .toList();
            var view = keep.save(asked, name, hidden, shared, standard);
            redirect.addFlashAttribute(
                    "flash", messages.getMessage("registry.view.saved", null, locale));
            return "redirect:" + asked.address("/students", view);
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            return page(asked, problems.lines(refused, locale), model, locale);
        }
    }

    @PostMapping("/{id}/begin")
    String beginWith(@PathVariable UUID id) {
        keep.beginWith(id);
        return "redirect:/students/views";
    }

    @PostMapping("/plain")
    String beginPlain() {
        keep.beginWith(null);
        return "redirect:/students/views";
    }

    @PostMapping("/{id}/remove")
    String remove(@PathVariable UUID id) {
        keep.remove(id);
        return "redirect:/students/views";
    }

    private String page(Asked asked, List<Line> lines, Model model, Locale locale) {
        model.addAttribute("saved", keep.all());
        model.addAttribute("action", asked.address("/students/views", (String) null));
        model.addAttribute("filters", views.told(asked, locale));
        model.addAttribute(
                "hidden",
                keep.all().stream()
                        .filter(it -> it.id().toString().equals(asked.view()))
                        .findFirst()
                        .map(SavedView::hidden)
                        .orElse(List.of()));
        model.addAttribute("lines", lines);
        return "registry/views";
    }
}
