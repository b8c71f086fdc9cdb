package org.matricula.enrolment.desk;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.enrolment.AdmissionState;
import org.matricula.enrolment.OpenToAdmission;
import org.matricula.enrolment.admission.Batches;
import org.matricula.enrolment.admission.Candidate;
import org.matricula.enrolment.admission.Candidates;
import org.matricula.enrolment.desk.ReportCandidate.Besides;
import org.matricula.enrolment.desk.ReportCandidate.Report;
import org.matricula.enrolment.photo.NewcomerPhotos;
import org.matricula.enrolment.photo.OwnCamera;
import org.matricula.enrolment.review.ReviewVerdicts;
import org.matricula.kernel.Refused;
import org.matricula.page.Choice;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 报到窗口: scan or type, tick, enter, next. Nothing of it needs a mouse.
@Controller
@RequestMapping("/admissions/desk")
@OpenToAdmission
class DeskPage {

    private static final int SHOWN = 20;

    private final Candidates candidates;
    private final Batches batches;
    private final Materials materials;
    private final ReviewVerdicts verdicts;
    private final ReportCandidate reportCandidate;
    private final EnrolCandidates enrolCandidates;
    private final DeskClasses deskClasses;
    private final NewcomerPhotos photos;
    private final Problems problems;
    private final MessageSource messages;
    private final Clock clock;

    DeskPage(
            Candidates candidates,
            Batches batches,
            Materials materials,
            ReviewVerdicts verdicts,
            ReportCandidate reportCandidate,
            EnrolCandidates enrolCandidates,
            DeskClasses deskClasses,
            NewcomerPhotos photos,
            Problems problems,
            MessageSource messages,
            Clock clock) {
        this.candidates = candidates;
        this.batches = batches;
        this.materials = materials;
        this.verdicts = verdicts;
        this.reportCandidate = reportCandidate;
        this.enrolCandidates = enrolCandidates;
        this.deskClasses = deskClasses;
        this.photos = photos;
        this.problems = problems;
        this.messages = messages;
        this.clock = clock;
    }

    @GetMapping
    String seek(
            @RequestParam(defaultValue = "") String q, Model model, HttpServletResponse response) {
        var found =
                q.isBlank()
                        ? List.<Candidate>of()
                        : candidates.seek(q, LocalDate.now(clock), SHOWN);
        model.addAttribute("q", q);
        model.addAttribute("found", found);
        return found.size() == 1
                ? form(found.getFirst(), List.of(), model, response)
                : "enrolment/desk";
    }

    @GetMapping("/{candidate}")
    String one(@PathVariable UUID candidate, Model model, HttpServletResponse response) {
        var it = candidates.get(candidate);
        model.addAttribute("q", it.number());
        model.addAttribute("found", List.of(it));
        return form(it, List.of(), model, response);
    }

    /// @param then `enrol` goes on to the student number at once where the review is passed
    @PostMapping("/{candidate}")
    String report(
            @PathVariable UUID candidate,
            @RequestParam(required = false) @Nullable Set<UUID> seen,
            @RequestParam(defaultValue = "") String fee,
            @RequestParam(required = false) @Nullable String boarding,
            @RequestParam(required = false) @Nullable String lateReason,
            @RequestParam(required = false) @Nullable MultipartFile photo,
            @RequestParam(defaultValue = "false") boolean vouched,
            @RequestParam(name = "class", required = false) @Nullable UUID classId,
            @RequestParam(defaultValue = "enrol") String then,
            Model model,
            RedirectAttributes redirect,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        try {
            reportCandidate.report(
                    candidate,
                    new Report(
                            seen == null ? Set.of() : seen,
                            fee,
                            boarding == null || boarding.isBlank() ? null : boarding,
                            lateReason),
                    new Besides(
                            photo == null || photo.isEmpty() ? null : photo.getBytes(),
                            vouched,
                            classId));
            redirect.addFlashAttribute("flash", next(candidate, then, locale));
            return "redirect:/admissions/desk";
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            var it = candidates.get(candidate);
            model.addAttribute("q", it.number());
            model.addAttribute("found", List.of(it));
            return form(it, problems.lines(refused, locale), model, response);
        }
    }

    private String next(UUID id, String then, Locale locale) {
        var it = candidates.get(id);
        if (it.state() == AdmissionState.REVIEWED && then.equals("enrol")) {
            var number = enrolCandidates.enrol(List.of(id)).get(id);
            return messages.getMessage(
                    "enrolment.desk.enrolled",
                    new Object[] {it.name(), number, candidates.get(id).place()},
                    locale);
        }
        var key =
                it.state() == AdmissionState.REPORTED
                        ? "enrolment.reported.waiting"
                        : "enrolment.reported";
        return messages.getMessage(key, new Object[] {it.name()}, locale);
    }

    private String form(Candidate it, List<Line> lines, Model model, HttpServletResponse response) {
        OwnCamera.allow(response);
        model.addAttribute("profile", photos.profile(it).orElse(null));
        var batch = batches.get(it.batchId());
        model.addAttribute("one", it);
        model.addAttribute("batch", batch);
        model.addAttribute("late", !batch.openOn(LocalDate.now(clock)));
        model.addAttribute("materials", materials.of(it));
        model.addAttribute("verdicts", verdicts.of(it.id()));
        model.addAttribute(
                "classes",
                deskClasses.of(it.unitId(), batch).stream()
                        .map(c -> new Choice(c.id().toString(), c.name() + " · " + c.all()))
                        .toList());
        model.addAttribute("lines", lines);
        return "enrolment/desk";
    }
}
