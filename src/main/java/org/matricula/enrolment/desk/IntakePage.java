package org.matricula.enrolment.desk;

import java.util.Locale;
import java.util.UUID;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.OpenToAdmission;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.page.Allowed;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// What is done to a whole batch: classes dealt, the reviewed enrolled, what is owed called in.
@Controller
@RequestMapping("/admissions/{batch}")
@OpenToAdmission
class IntakePage {

    private static final int MOST = 500;

    private final Batches batches;
    private final Candidates candidates;
    private final PlaceInClasses placeInClasses;
    private final EnrolCandidates enrolCandidates;
    private final Materials materials;
    private final SetMaterials setMaterials;
    private final AssignDormitories assignDormitories;
    private final MessageSource messages;

    IntakePage(
            Batches batches,
            Candidates candidates,
            PlaceInClasses placeInClasses,
            EnrolCandidates enrolCandidates,
            Materials materials,
            SetMaterials setMaterials,
            AssignDormitories assignDormitories,
            MessageSource messages) {
        this.batches = batches;
        this.candidates = candidates;
        this.placeInClasses = placeInClasses;
        this.enrolCandidates = enrolCandidates;
        this.materials = materials;
        this.setMaterials = setMaterials;
        this.assignDormitories = assignDormitories;
        this.messages = messages;
    }

    @PostMapping("/classes")
    String deal(@PathVariable UUID batch, RedirectAttributes redirect, Locale locale) {
        batches.get(batch);
        return done(batch, "enrolment.dealt", placeInClasses.deal(batch), redirect, locale);
    }

    @PostMapping("/enrol")
    String enrol(@PathVariable UUID batch, RedirectAttributes redirect, Locale locale) {
        batches.get(batch);
        var ready = candidates.standing(batch, AdmissionState.REVIEWED, null, MOST);
        var enrolled = ready.isEmpty() ? 0 : enrolCandidates.enrol(ready).size();
        return done(batch, "enrolment.enrolled.many", enrolled, redirect, locale);
    }

    @GetMapping("/materials")
    String materials(@PathVariable UUID batch, Model model) {
        var it = batches.get(batch);
        model.addAttribute("batch", it);
        model.addAttribute("owed", materials.owed(batch, MOST));
        model.addAttribute("text", setMaterials.text(materials.of(it)));
        return "enrolment/materials";
    }

    @PostMapping("/materials")
    @Allowed({"registrar", "academic-office-head", "point-reviewer"})
    String setMaterials(
            @PathVariable UUID batch,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect,
            Locale locale) {
        setMaterials.set(batch, text.lines().toList());
        redirect.addFlashAttribute(
                "flash", messages.getMessage("enrolment.materials.set", null, locale));
        return "redirect:/admissions/" + batch + "/materials";
    }

    @GetMapping("/dormitories")
    String dormitories(@PathVariable UUID batch, Model model) {
        model.addAttribute("batch", batches.get(batch));
        return "enrolment/dormitories";
    }

    @PostMapping("/dormitories")
    String assign(
            @PathVariable UUID batch,
            @RequestParam(defaultValue = "") String text,
            RedirectAttributes redirect,
            Locale locale) {
        var many = assignDormitories.assign(batch, text);
        return done(batch, "enrolment.dormitories.done", many, redirect, locale);
    }

    private String done(
            UUID batch, String key, int many, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, new Object[] {many}, locale));
        return "redirect:/admissions/" + batch;
    }
}
