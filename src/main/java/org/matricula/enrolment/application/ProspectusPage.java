package org.matricula.enrolment.application;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.admission.Batches;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 自主招生, for those who run it.
@Controller
@RequestMapping("/admissions/{batch}/prospectus")
@Allowed({
    "registrar",
    "academic-office-head",
    "vice-principal",
    "branch-reviewer",
    "point-reviewer"
})
class ProspectusPage {

    private static final int SHOWN = 2000;

    private final Batches batches;
    private final Prospectuses prospectuses;
    private final Applicants applicants;
    private final OpenProspectus openProspectus;
    private final Examine examine;
    private final AdmitApplicants admitApplicants;
    private final MessageSource messages;

    ProspectusPage(
            Batches batches,
            Prospectuses prospectuses,
            Applicants applicants,
            OpenProspectus openProspectus,
            Examine examine,
            AdmitApplicants admitApplicants,
            MessageSource messages) {
        this.batches = batches;
        this.prospectuses = prospectuses;
        this.applicants = applicants;
        this.openProspectus = openProspectus;
        this.examine = examine;
        this.admitApplicants = admitApplicants;
        this.messages = messages;
    }

    @GetMapping
    String show(@PathVariable UUID batch, Model model) {
        model.addAttribute("batch", batches.get(batch));
        prospectuses
                .of(batch)
                .ifPresent(it -> {
                    model.addAttribute("prospectus", it);
                    model.addAttribute("quotas", prospectuses.quotas(it.id()));
                    model.addAttribute("applicants", applicants.of(it.id(), SHOWN));
                });
        return "enrolment/prospectus";
    }

    @PostMapping
    String open(
            @PathVariable UUID batch,
            @RequestParam(defaultValue = "") String notice,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate appliesFrom,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate appliesUntil,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate examOn,
            @RequestParam(defaultValue = "") String examPlace,
            @RequestParam(defaultValue = "") String quotas,
            RedirectAttributes redirect,
            Locale locale) {
        openProspectus.open(
                batch,
                new OpenProspectus.Asked(
                        notice, appliesFrom, appliesUntil, examOn, examPlace, quotas));
        return done(batch, "enrolment.prospectus.opened", 0, redirect, locale);
    }

    @PostMapping("/numbers")
    String number(@PathVariable UUID batch, RedirectAttributes redirect, Locale locale) {
        return done(
                batch, "enrolment.prospectus.numbered", examine.number(batch), redirect, locale);
    }

    @PostMapping("/results")
    String results(
            @PathVariable UUID batch,
            @RequestParam(defaultValue = "") String results,
            RedirectAttributes redirect,
            Locale locale) {
        var many = examine.results(batch, results.lines().toList());
        return done(batch, "enrolment.prospectus.scored", many, redirect, locale);
    }

    @PostMapping("/admit")
    String admit(
            @PathVariable UUID batch,
            @RequestParam(required = false) @Nullable BigDecimal line,
            RedirectAttributes redirect,
            Locale locale) {
        var many = admitApplicants.admit(batch, line);
        return done(batch, "enrolment.prospectus.admitted", many, redirect, locale);
    }

    @PostMapping("/publish")
    String publish(@PathVariable UUID batch, RedirectAttributes redirect, Locale locale) {
        admitApplicants.publish(batch);
        return done(batch, "enrolment.prospectus.published", 0, redirect, locale);
    }

    private String done(
            UUID batch, String key, int many, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, new Object[] {many}, locale));
        return "redirect:/admissions/" + batch + "/prospectus";
    }
}
