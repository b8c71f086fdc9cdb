package org.matricula.discipline.appeal;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.DisciplinePapers.Upload;
import org.matricula.discipline.Measure;
import org.matricula.discipline.OpenToAppeals;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 申诉: the list by its clocks, and one appeal.
@Controller
@OpenToAppeals
class AppealsPage {

    private static final int SHOWN = 200;

    private final AppealDesk desk;
    private final ConcludeAppeal concludeAppeal;
    private final RunAppealClock runAppealClock;
    private final AppealToProvince appealToProvince;
    private final MessageSource words;
    private final Clock clock;

    AppealsPage(
            AppealDesk desk,
            ConcludeAppeal concludeAppeal,
            RunAppealClock runAppealClock,
            AppealToProvince appealToProvince,
            MessageSource words,
            Clock clock) {
        this.desk = desk;
        this.concludeAppeal = concludeAppeal;
        this.runAppealClock = runAppealClock;
        this.appealToProvince = appealToProvince;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/appeals")
    String list(Model model) {
        model.addAttribute("list", desk.list(SHOWN));
        model.addAttribute("today", LocalDate.now(clock));
        return "discipline/appeals";
    }

    @GetMapping("/appeals/{caseId}")
    String one(@PathVariable UUID caseId, Locale locale, Model model) {
        model.addAttribute("file", desk.open(caseId));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("committee", Acting.now().holds("appeals-committee"));
        model.addAttribute("principal", Acting.now().holds("vice-principal"));
        model.addAttribute("lodges", Acting.now().holds("student-affairs", "vice-principal"));
        model.addAttribute(
                "conclusions",
                choices("discipline.conclusion.", ConcludeAppeal.CONCLUSIONS, locale));
        model.addAttribute(
                "measures",
                choices(
                        "case.option.",
                        Measure.codes().stream().filter(it -> Measure.of(it).termed()).toList(),
                        locale));
        return "discipline/appeal";
    }

    @PostMapping("/appeals/{caseId}/conclusion")
    @Allowed("appeals-committee")
    String conclude(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String conclusion,
            @RequestParam(required = false) @Nullable String measure,
            @RequestParam(required = false) @Nullable Integer months,
            @RequestParam(defaultValue = "") String grounds,
            @RequestParam(defaultValue = "") String minutesNumber,
            @RequestParam(required = false) @Nullable List<UUID> members,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        concludeAppeal.conclude(
                caseId,
                new Appeals.Conclusion(conclusion, measure, months, grounds, minutesNumber),
                members == null ? List.of() : members,
                upload(file));
        return told(caseId, "discipline.concluded", redirect, locale);
    }

    @PostMapping("/appeals/{caseId}/extension")
    @Allowed("vice-principal")
    String extend(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        runAppealClock.extend(caseId, reason);
        return told(caseId, "discipline.extended", redirect, locale);
    }

    @PostMapping("/appeals/{caseId}/suspension")
    @Allowed("appeals-committee")
    String suspend(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        runAppealClock.suspend(caseId, reason);
        return told(caseId, "discipline.suspended", redirect, locale);
    }

    @PostMapping("/appeals/{caseId}/province")
    @Allowed({"student-affairs", "vice-principal"})
    String lodge(
            @PathVariable UUID caseId,
            @RequestParam(required = false) @Nullable LocalDate on,
            RedirectAttributes redirect,
            Locale locale) {
        appealToProvince.lodge(caseId, on);
        return told(caseId, "discipline.lodged", redirect, locale);
    }

    @PostMapping("/appeals/{caseId}/province-answer")
    @Allowed("vice-principal")
    String answer(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String outcome,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable String measure,
            @RequestParam(required = false) @Nullable Integer months,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        appealToProvince.answer(caseId, outcome, number, on, measure, months, upload(file));
        return told(caseId, "discipline.answered", redirect, locale);
    }

    static @Nullable Upload upload(@Nullable MultipartFile file) throws IOException {
        return file == null || file.isEmpty()
                ? null
                : new Upload(
                        Objects.requireNonNullElse(file.getOriginalFilename(), "scan"),
                        file.getInputStream());
    }

    private List<Choice> choices(String stem, List<String> codes, Locale locale) {
        return codes.stream()
                .map(it -> new Choice(it, words.getMessage(stem + it, null, locale)))
                .toList();
    }

    private String told(UUID caseId, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", words.getMessage(key, null, locale));
        return "redirect:/appeals/" + caseId;
    }
}
