package org.matricula.registry.roster;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.registry.OpenToStaff;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestHeader;

/// 学生名册: search, filters, page by page. Filters and further pages come as fragments.
@Controller
@OpenToStaff
class StudentsPage {

    private final RosterViews views;
    private final KeepViews keep;

    StudentsPage(RosterViews views, KeepViews keep) {
        this.keep = keep;
        this.views = views;
    }

    @GetMapping("/students")
    String list(
            @ModelAttribute("asked") Asked asked,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String fragment,
            @RequestHeader(name = "HX-History-Restore-Request", required = false)
                    @Nullable String restored,
            Model model,
            Locale locale) {
        if (fragment == null && asked.plain()) {
            var standard = keep.all().stream().filter(SavedView::standard).findFirst();
            if (standard.isPresent()) {
                return "redirect:" + standard.get().href();
            }
        }
        model.addAttribute("view", views.of(asked, "/students", locale));
        if (fragment != null && restored == null) {
            return "registry/roster";
        }
        model.addAttribute("filters", views.filters(locale));
        return "registry/students";
    }
}
