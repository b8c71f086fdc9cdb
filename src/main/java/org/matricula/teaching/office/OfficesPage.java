package org.matricula.teaching.office;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.curriculum.OpenToPlanners;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.matricula.teaching.OpenToTeachingOffices;
import org.matricula.teaching.TeachingOffices;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 教研室, kept by the offices.
@Controller
@RequestMapping("/teaching-offices")
@OpenToTeachingOffices
class OfficesPage {

    private final TeachingOffices offices;
    private final KeepOffices keep;
    private final Units units;
    private final MessageSource messages;

    OfficesPage(TeachingOffices offices, KeepOffices keep, Units units, MessageSource messages) {
        this.offices = offices;
        this.keep = keep;
        this.units = units;
        this.messages = messages;
    }

    @GetMapping
    String list(Model model) {
        model.addAttribute("offices", offices.all());
        var place = Acting.now().unit();
        model.addAttribute("mayKeep", mayKeep());
        model.addAttribute(
                "units",
                place == null
                        ? List.of()
                        : java.util.stream.Stream.concat(
                                        java.util.stream.Stream.of(units.get(place)),
                                        units.below(place, "teaching-point", "department").stream())
                                .map(it -> new Choice(it.id().toString(), it.name()))
                                .distinct()
                                .toList());
        return "teaching/offices";
    }

    @GetMapping("/{office}")
    String show(@PathVariable UUID office, Model model) {
        model.addAttribute("view", keep.show(office));
        model.addAttribute("mayKeep", mayKeep());
        return "teaching/office";
    }

    @PostMapping
    @OpenToPlanners
    String open(
            @RequestParam UUID unit,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String head,
            RedirectAttributes redirect,
            Locale locale) {
        return done(keep.open(unit, name, head), "teaching.office.opened", redirect, locale);
    }

    @PostMapping("/{office}/head")
    @OpenToPlanners
    String head(
            @PathVariable UUID office,
            @RequestParam(defaultValue = "") String head,
            RedirectAttributes redirect,
            Locale locale) {
        keep.head(office, head);
        return done(office, "teaching.saved", redirect, locale);
    }

    @PostMapping("/{office}/members")
    @OpenToPlanners
    String add(
            @PathVariable UUID office,
            @RequestParam(defaultValue = "") String members,
            RedirectAttributes redirect,
            Locale locale) {
        keep.add(office, members);
        return done(office, "teaching.saved", redirect, locale);
    }

    @PostMapping("/{office}/members/{account}/leave")
    @OpenToPlanners
    String leave(
            @PathVariable UUID office,
            @PathVariable UUID account,
            RedirectAttributes redirect,
            Locale locale) {
        keep.leave(office, account);
        return done(office, "teaching.saved", redirect, locale);
    }

    @PostMapping("/{office}/courses")
    @OpenToPlanners
    String assign(
            @PathVariable UUID office,
            @RequestParam(defaultValue = "") String courses,
            RedirectAttributes redirect,
            Locale locale) {
        keep.assign(office, courses);
        return done(office, "teaching.saved", redirect, locale);
    }

    @PostMapping("/{office}/courses/{course}/release")
    @OpenToPlanners
    String release(
            @PathVariable UUID office,
            @PathVariable UUID course,
            RedirectAttributes redirect,
            Locale locale) {
        keep.release(office, course);
        return done(office, "teaching.saved", redirect, locale);
    }

    @PostMapping("/{office}/close")
    @OpenToPlanners
    String close(
            @PathVariable UUID office,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        keep.close(office, reason);
        redirect.addFlashAttribute(
                "flash", messages.getMessage("teaching.office.closed", null, locale));
        return "redirect:/teaching-offices";
    }

    private static boolean mayKeep() {
        return Acting.now().holds("department-registrar", "registrar", "academic-office-head");
    }

    private String done(UUID office, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/teaching-offices/" + office;
    }
}
