package org.matricula.graduation.progress;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.graduation.degree.HearDegrees;
import org.matricula.graduation.round.Objections;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.registry.StatusChip;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 毕业进度, as a picture and as a list.
@Controller
class GraduationProgressPage {

    private static final int PAGE = 50;
    private static final int MOST = 200;

    private final GraduationProgress progress;
    private final Objections objections;
    private final HearDegrees hearDegrees;
    private final Units units;
    private final Codes codes;
    private final Clock clock;

    GraduationProgressPage(
            GraduationProgress progress,
            Objections objections,
            HearDegrees hearDegrees,
            Units units,
            Codes codes,
            Clock clock) {
        this.progress = progress;
        this.objections = objections;
        this.hearDegrees = hearDegrees;
        this.units = units;
        this.codes = codes;
        this.clock = clock;
    }

    /// @param study of which the student assumes something: another programme, courses as passed
    @GetMapping("/own-progress")
    @Allowed("student")
    String own(
            @RequestParam(required = false) @Nullable UUID study,
            @RequestParam(required = false) @Nullable UUID programme,
            @RequestParam(required = false) @Nullable List<UUID> assumed,
            Model model,
            Locale locale) {
        var studies = progress.ownIf(study, programme, some(assumed));
        model.addAttribute("studies", studies);
        model.addAttribute(
                "standings", standings(studies.stream().map(it -> it.now().status()), locale));
        model.addAttribute("hearings", progress.ownHearings());
        model.addAttribute("degrees", hearDegrees.own());
        model.addAttribute("today", LocalDate.now(clock));
        return "graduation/progress";
    }

    @PostMapping("/own-progress/{verdict}/objections")
    @Allowed("student")
    String object(@PathVariable UUID verdict, @RequestParam(defaultValue = "") String words) {
        objections.raise(verdict, words);
        return "redirect:/own-progress";
    }

    /// A class or whatever unit the reader has, student by student.
    @GetMapping("/graduation/progress")
    @Allowed({
        "class-teacher",
        "counsellor",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "point-reviewer"
    })
    String under(
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable String after,
            Model model,
            Locale locale) {
        var own = Acting.now().unit();
        var asked = unit == null ? own : unit;
        if (asked == null) {
            throw new Absent("unit");
        }
        var page = progress.under(asked, after, PAGE);
        var choices = new ArrayList<Choice>();
        if (own != null) {
            choices.add(new Choice(own.toString(), units.get(own).name()));
            units.below(own, "department", "teaching-point", "grade", "major", "class")
                    .forEach(it -> choices.add(new Choice(it.id().toString(), it.name())));
        }
        model.addAttribute("lines", page.items());
        model.addAttribute(
                "standings",
                standings(page.items().stream().map(GraduationProgress.Line::status), locale));
        model.addAttribute("next", page.next());
        model.addAttribute("unit", asked);
        model.addAttribute("units", choices);
        return "graduation/class-progress";
    }

    @GetMapping("/graduation/progress/{enrolment}")
    @Allowed({
        "class-teacher",
        "counsellor",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "point-reviewer"
    })
    String of(
            @PathVariable UUID enrolment,
            @RequestParam(required = false) @Nullable UUID programme,
            @RequestParam(required = false) @Nullable List<UUID> assumed,
            Model model,
            Locale locale) {
        var it = progress.ofIf(enrolment, programme, some(assumed));
        model.addAttribute("studies", List.of(it));
        model.addAttribute("standings", standings(Stream.of(it.now().status()), locale));
        model.addAttribute("hearings", List.of());
        model.addAttribute("at", "/graduation/progress/" + enrolment);
        return "graduation/progress";
    }

    /// Of those who do not study: everybody else is as expected.
    private Map<String, StatusChip> standings(Stream<String> all, Locale locale) {
        return all.filter(it -> !it.equals("01"))
                .distinct()
                .collect(Collectors.toMap(it -> it, it -> StatusChip.of(codes, it, locale)));
    }

    private static List<UUID> some(@Nullable List<UUID> assumed) {
        return assumed == null
                ? List.of()
                : assumed.stream().filter(Objects::nonNull).limit(MOST).toList();
    }
}
