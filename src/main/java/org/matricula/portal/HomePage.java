package org.matricula.portal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.matricula.portal.window.OwnWards;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/// 首页: each role's first page is its work, as the modules tell it.
@Controller
class HomePage {

    private static final Set<String> WAITING = Set.of("amber", "seal");
    private static final int NEXT = 5;
    private static final long LATER = 1_000;

    private final List<Work> works;
    private final OwnWards wards;
    private final Clock clock;

    HomePage(List<Work> works, OwnWards wards, Clock clock) {
        this.wards = wards;
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
        model.addAttribute("next", actor.holds("student", "guardian") ? next(parts) : List.of());
        model.addAttribute("wards", wards.of(actor));
        return "portal/home";
    }

    /// 接下来要办的: whatever the modules mark as waiting for the reader, the nearest day first.
    private static List<WorkLine> next(List<WorkPart> parts) {
        return parts.stream()
                .filter(it -> !it.aside())
                .flatMap(it -> it.lines().stream())
                .filter(it -> it.days() != null || WAITING.contains(it.tone()))
                .sorted(Comparator.comparingLong(it -> it.days() == null ? LATER : it.days()))
                .limit(NEXT)
                .toList();
    }
}
