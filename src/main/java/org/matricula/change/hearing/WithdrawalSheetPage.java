package org.matricula.change.hearing;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.change.hearing.HearWithdrawal.Upload;
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

/// 退学处理程序: what each step has brought about, and the form the present one asks for.
@Controller
class WithdrawalSheetPage {

    private final WithdrawalSheets sheets;
    private final HearWithdrawal hearWithdrawal;
    private final MessageSource words;
    private final Clock clock;

    WithdrawalSheetPage(
            WithdrawalSheets sheets,
            HearWithdrawal hearWithdrawal,
            MessageSource words,
            Clock clock) {
        this.sheets = sheets;
        this.hearWithdrawal = hearWithdrawal;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/withdrawals/{caseId}")
    @Allowed({
        "student",
        "guardian",
        "counsellor",
        "department-registrar",
        "registrar",
        "student-affairs",
        "legal-reviewer",
        "academic-office-head",
        "vice-principal",
        "point-reviewer",
        "branch-reviewer",
        "province-reviewer"
    })
    String show(@PathVariable UUID caseId, Locale locale, Model model) {
        model.addAttribute("sheet", sheets.of(caseId));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute(
                "statements", choices("withdrawal.statement.", HearWithdrawal.KINDS, locale));
        model.addAttribute(
                "meetings", choices("withdrawal.meeting.", HearWithdrawal.MEETINGS, locale));
        return "change/withdrawal-sheet";
    }

    /// The student's own words, or those of a minor's guardian.
    @PostMapping("/withdrawals/{caseId}/own-statement")
    @Allowed({"student", "guardian"})
    String state(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String statement,
            RedirectAttributes redirect,
            Locale locale) {
        hearWithdrawal.state(caseId, statement);
        return told(caseId, "withdrawal.said", redirect, locale);
    }

    @PostMapping("/withdrawals/{caseId}/statement")
    @Allowed("student-affairs")
    String hear(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String statement,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        hearWithdrawal.record(
                caseId, new HearWithdrawal.Statement(kind, statement, by, on), upload(file));
        return told(caseId, "withdrawal.heard", redirect, locale);
    }

    @PostMapping("/withdrawals/{caseId}/legality")
    @Allowed("legal-reviewer")
    String review(
            @PathVariable UUID caseId,
            @RequestParam(required = false) @Nullable Boolean lawful,
            @RequestParam(defaultValue = "") String opinion,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        hearWithdrawal.review(caseId, lawful, opinion, upload(file));
        return told(caseId, "withdrawal.reviewed", redirect, locale);
    }

    @PostMapping("/withdrawals/{caseId}/meeting")
    @Allowed("vice-principal")
    String meet(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String meeting,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) @Nullable List<UUID> members,
            @RequestParam(defaultValue = "") String resolution,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        hearWithdrawal.meet(
                caseId,
                new HearWithdrawal.Meeting(
                        meeting, on, number, members == null ? List.of() : members, resolution),
                upload(file));
        return told(caseId, "withdrawal.met", redirect, locale);
    }

    private List<Choice> choices(String stem, List<String> codes, Locale locale) {
        return codes.stream()
                .map(it -> new Choice(it, words.getMessage(stem + it, null, locale)))
                .toList();
    }

    private static @Nullable Upload upload(@Nullable MultipartFile file) throws IOException {
        return file == null || file.isEmpty()
                ? null
                : new Upload(
                        Objects.requireNonNullElse(file.getOriginalFilename(), "scan"),
                        file.getInputStream());
    }

    private String told(UUID caseId, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", words.getMessage(key, null, locale));
        return "redirect:/withdrawals/" + caseId;
    }
}
