package org.matricula.enrolment.desk;

import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.codebook.Codes;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.EnrolmentColumns;
import org.matricula.enrolment.OpenToAdmission;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidate;
import org.matricula.enrolment.admission.CandidateEvents;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.review.Absences;
import org.matricula.enrolment.review.ReviewVerdicts;
import org.matricula.kernel.Acting;
import org.matricula.page.Choice;
import org.matricula.page.Fact;
import org.matricula.page.Moment;
import org.matricula.personal.Masks;
import org.matricula.vault.Vault;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// One admission with all that was done to it.
@Controller
@OpenToAdmission
class CandidatePage {

    private final Candidates candidates;
    private final CandidateEvents events;
    private final Batches batches;
    private final Materials materials;
    private final ReviewVerdicts verdicts;
    private final Absences absences;
    private final PlaceInClasses placeInClasses;
    private final EnrolCandidates enrolCandidates;
    private final DeskClasses deskClasses;
    private final PrintForms printForms;
    private final Vault vault;
    private final Codes codes;
    private final MessageSource messages;

    CandidatePage(
            Candidates candidates,
            CandidateEvents events,
            Batches batches,
            Materials materials,
            ReviewVerdicts verdicts,
            Absences absences,
            PlaceInClasses placeInClasses,
            EnrolCandidates enrolCandidates,
            DeskClasses deskClasses,
            PrintForms printForms,
            Vault vault,
            Codes codes,
            MessageSource messages) {
        this.candidates = candidates;
        this.events = events;
        this.batches = batches;
        this.materials = materials;
        this.verdicts = verdicts;
        this.absences = absences;
        this.placeInClasses = placeInClasses;
        this.enrolCandidates = enrolCandidates;
        this.deskClasses = deskClasses;
        this.printForms = printForms;
        this.vault = vault;
        this.codes = codes;
        this.messages = messages;
    }

    @GetMapping("/admissions/candidates/{candidate}")
    String show(@PathVariable UUID candidate, Model model, Locale locale) {
        var it = candidates.get(candidate);
        var batch = batches.get(it.batchId());
        model.addAttribute("candidate", it);
        model.addAttribute("batch", batch);
        model.addAttribute("facts", facts(it, locale));
        model.addAttribute("moments", moments(candidate, locale));
        model.addAttribute("materials", materials.of(it));
        model.addAttribute("verdicts", verdicts.of(candidate));
        model.addAttribute("postponements", absences.postponements(candidate));
        model.addAttribute(
                "classes",
                deskClasses.of(it.unitId(), batch).stream()
                        .map(c -> new Choice(c.id().toString(), c.name() + " · " + c.all()))
                        .toList());
        model.addAttribute(
                "batches",
                batches.all().stream()
                        .filter(b -> b.institutionId().equals(batch.institutionId()))
                        .map(b -> new Choice(b.id().toString(), b.name()))
                        .toList());
        model.addAttribute(
                "mayCancel", Acting.now().holds("academic-office-head", "vice-principal"));
        return "enrolment/candidate";
    }

    @PostMapping("/admissions/candidates/{candidate}/class")
    String place(
            @PathVariable UUID candidate,
            @RequestParam(name = "class") UUID classId,
            RedirectAttributes redirect,
            Locale locale) {
        placeInClasses.byHand(candidate, classId);
        redirect.addFlashAttribute("flash", messages.getMessage("enrolment.placed", null, locale));
        return "redirect:/admissions/candidates/" + candidate;
    }

    @PostMapping("/admissions/candidates/{candidate}/enrol")
    String enrol(@PathVariable UUID candidate, RedirectAttributes redirect, Locale locale) {
        var number = enrolCandidates.enrol(List.of(candidate)).get(candidate);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "enrolment.enrolled",
                        new Object[] {candidates.get(candidate).name(), number},
                        locale));
        return "redirect:/admissions/candidates/" + candidate;
    }

    @GetMapping("/admissions/candidates/{candidate}/form.pdf")
    ResponseEntity<byte[]> print(@PathVariable UUID candidate) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header("Cache-Control", "no-store")
                .body(printForms.print(candidate));
    }

    private List<Fact> facts(Candidate it, Locale locale) {
        var document = vault.open(EnrolmentColumns.DOCUMENT, it.documentNumber(), it.salt());
        var phone = vault.open(EnrolmentColumns.PHONE, it.phone(), it.salt());
        return List.of(
                fact("enrolment.number", it.candidateNumber(), locale),
                fact("enrolment.notice", it.noticeNumber(), locale),
                fact("enrolment.sex", codes.label("sex", it.sex()), locale),
                fact(
                        "enrolment.birth",
                        it.birthOn() == null ? null : it.birthOn().toString(),
                        locale),
                fact(
                        "enrolment.document",
                        document == null ? null : Masks.document(document),
                        locale),
                fact("enrolment.phone", phone == null ? null : Masks.phone(phone), locale),
                fact("enrolment.unit", it.unit(), locale),
                fact("enrolment.class", it.className(), locale),
                fact(
                        "enrolment.score",
                        it.score() == null ? null : it.score().toPlainString(),
                        locale),
                fact("enrolment.track", it.subjectTrack(), locale),
                fact("enrolment.tier", it.admissionTier(), locale),
                fact("enrolment.origin", it.origin(), locale),
                fact("enrolment.previous-school", it.previousSchool(), locale),
                fact(
                        "enrolment.fee",
                        messages.getMessage("enrolment.fee." + it.fee(), null, locale),
                        locale),
                fact("enrolment.student-number", it.studentNumber(), locale));
    }

    private Fact fact(String key, @org.jspecify.annotations.Nullable String value, Locale locale) {
        return new Fact(messages.getMessage(key, null, locale), value);
    }

    private List<Moment> moments(UUID candidate, Locale locale) {
        return events.of(candidate).stream()
                .map(it ->
                        new Moment(
                                it.effectiveOn(),
                                messages.getMessage(
                                                "enrolment.state." + it.toState().name(),
                                                null,
                                                locale)
                                        + " · "
                                        + messages.getMessage(
                                                "job." + it.recorder(),
                                                null,
                                                it.recorder(),
                                                locale),
                                it.toState() == AdmissionState.ENROLLED ? "jade" : null,
                                it.reason(),
                                it.documentNo(),
                                null))
                .toList();
    }
}
