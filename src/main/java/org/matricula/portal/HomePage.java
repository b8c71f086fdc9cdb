package org.matricula.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.Work;
import org.matricula.page.WorkPart;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// 首页: each role's first page is its work, as the modules tell it.
@Controller
class HomePage {

    private final List<Work> works;
    private final Clock clock;

    HomePage(List<Work> works, Clock clock) {
        this.works = works.stream().sorted(Comparator.comparingInt(Work::order)).toList();
        this.clock = clock;
    }

    @GetMapping("/")
    @Allowed(Allowed.SIGNED_IN)
    String home(Model model, Locale locale) {
        var actor = Acting.now();
        var parts = works.stream().flatMap(it -> it.parts(actor, locale).stream()).toList();
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("figures", parts.stream().filter(it -> it.none() == null).toList());
        var lists = parts.stream().filter(it -> it.none() != null).toList();
        model.addAttribute("lists", lists.stream().filter(it -> !it.aside()).toList());
        model.addAttribute("asides", lists.stream().filter(WorkPart::aside).toList());
        model.addAttribute("posted", !actor.holds("none"));
        return "portal/home";
    }
}
