package org.matricula.curriculum;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Slice;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 培养方案 and 课程.
@Controller
@RequestMapping("/programmes")
@OpenToTeaching
class ProgrammesPage {

    private static final int COURSES = 200;
    private static final int SHOWN = 100;

    private final Planning planning;
    private final Programmes programmes;
    private final Courses courses;
    private final AddCourse addCourse;
    private final OpenProgramme openProgramme;
    private final PlanCourse planCourse;
    private final SetRequirements setRequirements;
    private final RenewProgramme renew;
    private final Units units;
    private final MessageSource messages;

    ProgrammesPage(
            Planning planning,
            Programmes programmes,
            Courses courses,
            AddCourse addCourse,
            OpenProgramme openProgramme,
            PlanCourse planCourse,
            SetRequirements setRequirements,
            RenewProgramme renew,
            Units units,
            MessageSource messages) {
        this.planning = planning;
        this.programmes = programmes;
        this.courses = courses;
        this.addCourse = addCourse;
        this.openProgramme = openProgramme;
        this.planCourse = planCourse;
        this.setRequirements = setRequirements;
        this.renew = renew;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping
    String list(
            @RequestParam(defaultValue = "") String after,
            @RequestParam(required = false) @Nullable UUID from,
            Model model) {
        var institution = planning.institution();
        var found = courses.of(institution, after, COURSES + 1);
        var page =
                Slice.of(
                        programmes.page(institution, from, SHOWN + 1),
                        SHOWN,
                        (Programme it) -> it.id().toString());
        model.addAttribute("programmes", page.items());
        model.addAttribute("older", page.next());
        model.addAttribute("courses", found.stream().limit(COURSES).toList());
        model.addAttribute("next", found.size() > COURSES ? found.get(COURSES - 1).code() : null);
        model.addAttribute("mayPlan", mayPlan());
        model.addAttribute(
                "units",
                units.below(institution, "department", "grade", "major").stream()
                        .filter(it -> planning.unlessReaches(it) == null)
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList());
        return "curriculum/programmes";
    }

    @PostMapping
    @OpenToPlanners
    String open(
            @RequestParam UUID unit,
            @RequestParam(defaultValue = "") String level,
            @RequestParam int entryYear,
            @RequestParam(defaultValue = "") String name,
            RedirectAttributes redirect,
            Locale locale) {
        var id = openProgramme.open(unit, level, entryYear, name);
        return done("/programmes/" + id, "curriculum.opened", redirect, locale);
    }

    @PostMapping("/courses")
    @OpenToPlanners
    String add(
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable BigDecimal credits,
            @RequestParam(required = false) @Nullable Integer hours,
            @RequestParam(defaultValue = "") String nature,
            @RequestParam(defaultValue = "") String assessment,
            RedirectAttributes redirect,
            Locale locale) {
        addCourse.add(new NewCourse(code, name, credits, hours, nature, assessment));
        return done("/programmes", "curriculum.course.added", redirect, locale);
    }

    /// @param beside another programme to compare it with
    @GetMapping("/{programme}")
    String show(
            @PathVariable UUID programme,
            @RequestParam(required = false) @Nullable UUID beside,
            Model model) {
        var institution = planning.institution();
        var it = programmes.get(institution, programme);
        model.addAttribute("programme", it);
        model.addAttribute("modules", programmes.modules(it.id()));
        model.addAttribute("planned", programmes.planned(it.id()));
        model.addAttribute("requirements", programmes.requirements(it.id()));
        model.addAttribute(
                "mayConfirm",
                it.proposed()
                        && Acting.now().holds("registrar", "academic-office-head")
                        && !Objects.equals(Acting.now().account(), it.proposedBy()));
        model.addAttribute(
                "others",
                programmes.of(institution).stream()
                        .filter(other -> !other.id().equals(it.id()))
                        .map(other ->
                                new Choice(
                                        other.id().toString(),
                                        other.entryYear() + " " + other.name()))
                        .toList());
        model.addAttribute("beside", beside == null ? "" : beside.toString());
        if (beside != null) {
            var other = programmes.get(institution, beside);
            model.addAttribute("other", other);
            model.addAttribute("differences", programmes.compare(it.id(), other.id()));
        }
        model.addAttribute("mayPlan", mayPlan());
        return "curriculum/programme";
    }

    @PostMapping("/{programme}/copy")
    @OpenToPlanners
    String copy(
            @PathVariable UUID programme,
            @RequestParam int entryYear,
            RedirectAttributes redirect,
            Locale locale) {
        var id = openProgramme.copy(programme, entryYear);
        return done("/programmes/" + id, "curriculum.copied", redirect, locale);
    }

    @PostMapping("/{programme}/modules")
    @OpenToPlanners
    String module(
            @PathVariable UUID programme,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(required = false) @Nullable BigDecimal leastCredits,
            RedirectAttributes redirect,
            Locale locale) {
        planCourse.module(programme, name, leastCredits);
        return done("/programmes/" + programme, "curriculum.saved", redirect, locale);
    }

    @PostMapping("/{programme}/courses")
    @OpenToPlanners
    String plan(
            @PathVariable UUID programme,
            @RequestParam(defaultValue = "") String code,
            @RequestParam UUID module,
            @RequestParam int term,
            RedirectAttributes redirect,
            Locale locale) {
        planCourse.plan(programme, code, module, term);
        return done("/programmes/" + programme, "curriculum.saved", redirect, locale);
    }

    @PostMapping("/{programme}/requirements")
    @OpenToPlanners
    String require(
            @PathVariable UUID programme,
            @RequestParam(required = false) @Nullable BigDecimal leastCredits,
            @RequestParam(required = false) @Nullable BigDecimal leastElectiveCredits,
            @RequestParam(required = false) @Nullable Integer leastElectives,
            @RequestParam(defaultValue = "") String level,
            @RequestParam(required = false) @Nullable BigDecimal leastGpa,
            @RequestParam(required = false) @Nullable BigDecimal leastAverage,
            @RequestParam(required = false) @Nullable Integer leastDegreeScore,
            @RequestParam(defaultValue = "") String degreeName,
            RedirectAttributes redirect,
            Locale locale) {
        setRequirements.set(
                programme,
                leastCredits,
                leastElectiveCredits,
                leastElectives,
                leastGpa == null
                                && leastAverage == null
                                && leastDegreeScore == null
                                && degreeName.isBlank()
                        ? null
                        : new DegreeCondition(
                                level.strip(),
                                leastGpa,
                                leastAverage,
                                leastDegreeScore,
                                degreeName.isBlank() ? null : degreeName.strip()));
        return done("/programmes/" + programme, "curriculum.saved", redirect, locale);
    }

    @PostMapping("/{programme}/versions")
    @OpenToPlanners
    String propose(
            @PathVariable UUID programme,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        var id = renew.propose(programme, reason);
        return done("/programmes/" + id, "curriculum.proposed", redirect, locale);
    }

    @PostMapping("/{programme}/confirm")
    @Allowed({"registrar", "academic-office-head"})
    String confirm(@PathVariable UUID programme, RedirectAttributes redirect, Locale locale) {
        renew.confirm(programme);
        return done("/programmes/" + programme, "curriculum.confirmed", redirect, locale);
    }

    @PostMapping("/{programme}/courses/{course}/drop")
    @OpenToPlanners
    String drop(
            @PathVariable UUID programme,
            @PathVariable UUID course,
            RedirectAttributes redirect,
            Locale locale) {
        planCourse.drop(programme, course);
        return done("/programmes/" + programme, "curriculum.saved", redirect, locale);
    }

    private static boolean mayPlan() {
        return Acting.now().holds("department-registrar", "registrar", "academic-office-head");
    }

    private String done(String to, String told, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(told, null, locale));
        return "redirect:" + to;
    }
}
