package org.matricula.discipline.sanction;

import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.discipline.DisciplinePapers.Upload;
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

/// 处分程序: one sanction's file, with the form its present step asks for.
@Controller
class SanctionSheetPage {

    private final SanctionDesk desk;
    private final TellIntent tellIntent;
    private final HearStudent hearStudent;
    private final DraftDecision draftDecision;
    private final ReviewLegality reviewLegality;
    private final RecordMeeting recordMeeting;
    private final FileReply fileReply;
    private final MessageSource words;
    private final Clock clock;

    SanctionSheetPage(
            SanctionDesk desk,
            TellIntent tellIntent,
            HearStudent hearStudent,
            DraftDecision draftDecision,
            ReviewLegality reviewLegality,
            RecordMeeting recordMeeting,
            FileReply fileReply,
            MessageSource words,
            Clock clock) {
        this.desk = desk;
        this.tellIntent = tellIntent;
        this.hearStudent = hearStudent;
        this.draftDecision = draftDecision;
        this.reviewLegality = reviewLegality;
        this.recordMeeting = recordMeeting;
        this.fileReply = fileReply;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/sanctions/{caseId}")
    @Allowed({
        "class-teacher",
        "counsellor",
        "department-registrar",
        "student-affairs",
        "legal-reviewer",
        "appeals-committee",
        "academic-office-head",
        "vice-principal",
        "point-reviewer",
        "branch-reviewer"
    })
    String show(@PathVariable UUID caseId, Locale locale, Model model) {
        model.addAttribute("file", desk.open(caseId));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("affairs", Acting.now().holds("student-affairs"));
        model.addAttribute("legal", Acting.now().holds("legal-reviewer"));
        model.addAttribute("meets", Acting.now().holds("student-affairs", "vice-principal"));
        model.addAttribute("authority", Acting.now().holds(SanctionKind.AUTHORITY));
        model.addAttribute(
                "statements", choices("discipline.statement.", HearStudent.KINDS, locale));
        model.addAttribute(
                "meetings", choices("discipline.meeting.", RecordMeeting.MEETINGS, locale));
        return "discipline/sanction";
    }

    @PostMapping("/sanctions/{caseId}/intent")
    @Allowed("student-affairs")
    String intent(@PathVariable UUID caseId, RedirectAttributes redirect, Locale locale) {
        tellIntent.tell(caseId);
        return told(caseId, "discipline.told", redirect, locale);
    }

    @PostMapping("/sanctions/{caseId}/statement")
    @Allowed("student-affairs")
    String statement(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String statement,
            @RequestParam(defaultValue = "") String by,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        hearStudent.record(caseId, kind, statement, by, on, upload(file));
        return told(caseId, "discipline.heard", redirect, locale);
    }

    @PostMapping("/sanctions/{caseId}/draft")
    @Allowed("student-affairs")
    String draft(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "") String draft,
            @RequestParam(defaultValue = "") String note,
            RedirectAttributes redirect,
            Locale locale) {
        draftDecision.draft(caseId, draft, note);
        return told(caseId, "discipline.drafted", redirect, locale);
    }

    @PostMapping("/sanctions/{caseId}/legality")
    @Allowed("legal-reviewer")
    String legality(
            @PathVariable UUID caseId,
            @RequestParam(defaultValue = "false") boolean lawful,
            @RequestParam(defaultValue = "") String opinion,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        reviewLegality.review(caseId, lawful, opinion, upload(file));
        return told(caseId, "discipline.reviewed", redirect, locale);
    }

    @PostMapping("/sanctions/{caseId}/meeting")
    @Allowed({"student-affairs", "vice-principal"})
    String meeting(
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
        recordMeeting.record(
                caseId,
                meeting,
                on,
                number,
                members == null ? List.of() : members,
                resolution,
                upload(file));
        return told(caseId, "discipline.met", redirect, locale);
    }

    @PostMapping("/sanctions/{caseId}/reply")
    @Allowed({SanctionKind.AUTHORITY, "student-affairs"})
    String reply(
            @PathVariable UUID caseId,
            @RequestParam(required = false) @Nullable Boolean agrees,
            @RequestParam(defaultValue = "") String authority,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(required = false) @Nullable LocalDate on,
            @RequestParam(defaultValue = "") String note,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        fileReply.file(caseId, agrees, authority, number, on, note, upload(file));
        return told(caseId, "discipline.replied", redirect, locale);
    }

    private List<Choice> choices(String stem, List<String> codes, Locale locale) {
        return codes.stream()
                .map(it -> new Choice(it, words.getMessage(stem + it, null, locale)))
                .toList();
    }

    static @Nullable Upload upload(@Nullable MultipartFile file) throws IOException {
        return file == null || file.isEmpty()
                ? null
                : new Upload(
                        Objects.requireNonNullElse(file.getOriginalFilename(), "scan"),
                        file.getInputStream());
    }

    private String told(UUID caseId, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", words.getMessage(key, null, locale));
        return "redirect:/sanctions/" + caseId;
    }
}
