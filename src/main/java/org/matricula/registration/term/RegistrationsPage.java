package org.matricula.registration.term;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 学期注册, for those who run it: the terms, each term's classes, and one class at a time.
@Controller
@RequestMapping("/registrations")
class RegistrationsPage {

    private final Openings openings;
    private final Registrations registrations;
    private final OpenRegistration openRegistration;
    private final RegisterStudents registerStudents;
    private final MarkException markException;
    private final TakeFees takeFees;
    private final DeferFees deferFees;
    private final RegistrationLists lists;
    private final Units units;
    private final Terms terms;
    private final MessageSource messages;
    private final Clock clock;

    RegistrationsPage(
            Openings openings,
            Registrations registrations,
            OpenRegistration openRegistration,
            RegisterStudents registerStudents,
            MarkException markException,
            TakeFees takeFees,
            DeferFees deferFees,
            RegistrationLists lists,
            Units units,
            Terms terms,
            MessageSource messages,
            Clock clock) {
        this.openings = openings;
        this.registrations = registrations;
        this.openRegistration = openRegistration;
        this.registerStudents = registerStudents;
        this.markException = markException;
        this.takeFees = takeFees;
        this.deferFees = deferFees;
        this.lists = lists;
        this.units = units;
        this.terms = terms;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    @OpenToRegistration
    String all(@RequestParam(required = false) @Nullable UUID institution, Model model) {
        var actor = Acting.now();
        model.addAttribute("openings", openings.all());
        var own = actor.unit() == null ? null : units.get(actor.unit());
        var asked =
                institution != null
                        ? institution
                        : own != null && own.institution() ? own.id() : null;
        if (actor.holds("registrar", "academic-office-head", "point-reviewer") && asked != null) {
            var at = units.find(asked).filter(it -> actor.scope().reaches(it.pos()));
            at.ifPresent(it -> {
                model.addAttribute("institution", it.id());
                model.addAttribute(
                        "terms",
                        terms.of(it.id()).stream()
                                .map(t ->
                                        new Choice(
                                                t.id().toString(),
                                                t.year()
                                                        + " "
                                                        + t.name()
                                                        + " "
                                                        + t.from()
                                                        + " – "
                                                        + openRegistration.lastDay(it.id(), t)))
                                .toList());
            });
        }
        return "registration/openings";
    }

    @PostMapping
    @Allowed({"registrar", "academic-office-head", "point-reviewer"})
    String open(
            @RequestParam(required = false) @Nullable UUID institution,
            @RequestParam(required = false) @Nullable UUID term,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate opensOn,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate closesOn) {
        return "redirect:/registrations/"
                + openRegistration.open(institution, term, opensOn, closesOn);
    }

    @GetMapping("/{opening}")
    @OpenToRegistration
    String show(@PathVariable UUID opening, Model model) {
        var it = openings.get(opening);
        model.addAttribute("opening", it);
        model.addAttribute("progress", openings.progress(it.id()));
        model.addAttribute(
                "mayPropose",
                Acting.now().holds("registrar", "academic-office-head", "point-reviewer"));
        model.addAttribute("mayTakeFees", Acting.now().holds("finance", "registrar"));
        model.addAttribute("mayList", !Acting.now().holds("student-helper"));
        return "registration/opening";
    }

    @PostMapping("/{opening}/fees")
    @Allowed({"finance", "registrar"})
    String fees(
            @PathVariable UUID opening,
            @RequestParam(defaultValue = "") String fees,
            RedirectAttributes redirect,
            Locale locale) {
        var taken = takeFees.take(opening, fees);
        return done("/registrations/" + opening, "fees.taken", taken, redirect, locale);
    }

    @GetMapping("/{opening}/list.xlsx")
    @OpenToRegistrationLists
    void sheet(
            @PathVariable UUID opening,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "exceptions") String kind,
            HttpServletResponse response)
            throws IOException {
        var out = new java.io.ByteArrayOutputStream();
        lists.sheet(opening, unit, kind, out);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader("Content-Disposition", "attachment; filename=\"list.xlsx\"");
        response.getOutputStream().write(out.toByteArray());
    }

    @GetMapping("/{opening}/list.pdf")
    @OpenToRegistrationLists
    ResponseEntity<byte[]> print(
            @PathVariable UUID opening,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(defaultValue = "exceptions") String kind) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .body(lists.print(opening, unit, kind));
    }

    @GetMapping("/{opening}/classes/{unit}")
    @OpenToRegistration
    String clazz(@PathVariable UUID opening, @PathVariable UUID unit, Model model) {
        var it = openings.get(opening);
        var clazz = registerStudents.clazz(unit);
        var actor = Acting.now();
        model.addAttribute("opening", it);
        model.addAttribute("unit", clazz);
        model.addAttribute("lines", registrations.lines(it.id(), clazz.id(), "all"));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("mayRegister", !actor.holds("finance"));
        model.addAttribute("mayMark", !actor.holds("finance", "student-helper"));
        model.addAttribute(
                "mayDeferFees",
                actor.holds("finance", "registrar", "academic-office-head", "point-reviewer"));
        model.addAttribute("helper", actor.holds("student-helper"));
        model.addAttribute(
                "mayDefer", actor.holds("registrar", "academic-office-head", "point-reviewer"));
        return "registration/class";
    }

    @PostMapping("/{opening}/classes/{unit}/register")
    @OpenToRegistering
    String register(
            @PathVariable UUID opening,
            @PathVariable UUID unit,
            @RequestParam(name = "id", required = false) @Nullable List<UUID> ids,
            RedirectAttributes redirect,
            Locale locale) {
        var done = registerStudents.register(opening, unit, ids == null ? List.of() : ids);
        return done(path(opening, unit), "registered", done, redirect, locale);
    }

    @PostMapping("/{opening}/classes/{unit}/exceptions")
    @OpenToMarking
    String mark(
            @PathVariable UUID opening,
            @PathVariable UUID unit,
            @RequestParam(required = false) @Nullable UUID student,
            @RequestParam(defaultValue = "") String absence,
            @RequestParam(defaultValue = "") String reason,
            @RequestParam(defaultValue = "") String contact,
            @RequestParam(required = false) @Nullable BigDecimal arrears,
            @RequestParam(defaultValue = "") String arrearsYear,
            RedirectAttributes redirect,
            Locale locale) {
        markException.mark(
                opening,
                unit,
                student,
                new MarkException.Mark(
                        text(absence), text(reason), text(contact), arrears, text(arrearsYear)));
        return done(path(opening, unit), "marked", 1, redirect, locale);
    }

    @PostMapping("/{opening}/classes/{unit}/deferrals")
    @Allowed({"registrar", "academic-office-head", "point-reviewer"})
    String defer(
            @PathVariable UUID opening,
            @PathVariable UUID unit,
            @RequestParam(required = false) @Nullable UUID student,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        markException.defer(opening, unit, student, until, text(reason));
        return done(path(opening, unit), "deferred", 1, redirect, locale);
    }

    /// @param until left out, the approval is taken back
    @PostMapping("/{opening}/classes/{unit}/fee-deferrals")
    @Allowed({"finance", "registrar", "academic-office-head", "point-reviewer"})
    String deferFees(
            @PathVariable UUID opening,
            @PathVariable UUID unit,
            @RequestParam(required = false) @Nullable UUID student,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate until,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        deferFees.defer(opening, unit, student, until, text(reason));
        return done(
                path(opening, unit),
                until == null ? "fees-not-deferred" : "fees-deferred",
                1,
                redirect,
                locale);
    }

    private static String path(UUID opening, UUID unit) {
        return "/registrations/" + opening + "/classes/" + unit;
    }

    static @Nullable String text(String typed) {
        return typed.isBlank() ? null : typed.strip();
    }

    private String done(
            String path, String key, int many, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage("registration.done." + key, new Object[] {many}, locale));
        return "redirect:" + path;
    }
}
