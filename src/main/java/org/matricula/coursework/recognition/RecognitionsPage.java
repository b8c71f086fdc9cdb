package org.matricula.coursework.recognition;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.Programmes;
import org.matricula.kernel.Acting;
import org.matricula.page.Allowed;
import org.matricula.page.Choice;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 课程认定: all of them within reach, and each one's lines.
@Controller
@RequestMapping("/recognitions")
@OpenToRecognition
class RecognitionsPage {

    static final int SHOWN = 50;

    private final Recognitions recognitions;
    private final OpenRecognition openRecognition;
    private final EditRecognition edit;
    private final Agreements agreements;
    private final RecognitionWords words;
    private final Programmes programmes;
    private final Problems problems;
    private final MessageSource messages;

    RecognitionsPage(
            Recognitions recognitions,
            OpenRecognition openRecognition,
            EditRecognition edit,
            Agreements agreements,
            RecognitionWords words,
            Programmes programmes,
            Problems problems,
            MessageSource messages) {
        this.recognitions = recognitions;
        this.openRecognition = openRecognition;
        this.edit = edit;
        this.agreements = agreements;
        this.words = words;
        this.programmes = programmes;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String list(@RequestParam(required = false) @Nullable UUID before, Model model) {
        var found = recognitions.list(before, SHOWN + 1);
        model.addAttribute("all", found.stream().limit(SHOWN).toList());
        model.addAttribute(
                "next", found.size() > SHOWN ? found.get(SHOWN - 1).caseId().toString() : null);
        var actor = Acting.now();
        var personal = !actor.scope().persons().isEmpty();
        model.addAttribute("waiting", personal ? List.of() : recognitions.waiting(SHOWN));
        model.addAttribute(
                "own",
                openRecognition.own().stream()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList());
        model.addAttribute(
                "mayOpen", actor.holds("department-registrar", "registrar", "point-reviewer"));
        return "coursework/recognitions";
    }

    /// @param enrolment or the student's number, which people know
    @PostMapping
    @Allowed({"student", "department-registrar", "registrar", "point-reviewer"})
    String open(
            @RequestParam(required = false) @Nullable UUID enrolment,
            @RequestParam(defaultValue = "") String number,
            @RequestParam(defaultValue = "") String kind,
            Locale locale) {
        var student = enrolment == null ? openRecognition.byNumber(number.strip()) : enrolment;
        var why = messages.getMessage("recognition.on-behalf", null, locale);
        return "redirect:/recognitions/" + openRecognition.open(student, kind, why);
    }

    @GetMapping("/{case}")
    String show(@PathVariable("case") UUID caseId, Model model, Locale locale) {
        var it = edit.show(caseId);
        model.addAttribute("it", it);
        model.addAttribute("words", words);
        model.addAttribute("locale", locale);
        model.addAttribute("mine", EditRecognition.mine(it));
        var reviews = edit.reviews(it);
        model.addAttribute("reviews", reviews);
        model.addAttribute(
                "problems",
                edit.check(it).stream().map(one -> problems.line(one, locale)).toList());
        var voided = agreements.voided(caseId);
        model.addAttribute("voided", voided.stream().map(Agreements.Agreement::agreer).toList());
        model.addAttribute(
                "mayAgree", voided.stream().anyMatch(one -> agreements.mayRenew(it, one)));
        var edits = EditRecognition.mine(it) || reviews;
        model.addAttribute("available", edits ? edit.available(it) : List.of());
        model.addAttribute(
                "planned",
                edits
                        ? edit.planned(it).stream()
                                .map(one -> new Choice(one.code(), one.code() + " " + one.name()))
                                .toList()
                        : List.of());
        model.addAttribute(
                "differences",
                it.fromProgrammeId() == null
                        ? List.of()
                        : programmes.compare(it.fromProgrammeId(), it.programmeId()).stream()
                                .filter(one -> !one.same())
                                .toList());
        return "coursework/recognition";
    }

    @PostMapping("/{case}/proposal")
    @Allowed({
        "student",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "point-reviewer",
        "branch-reviewer",
        "province-reviewer"
    })
    String propose(
            @PathVariable("case") UUID caseId,
            @RequestParam(defaultValue = "-1") int version,
            RedirectAttributes redirect,
            Locale locale) {
        edit.propose(caseId, version);
        return done(caseId, "recognition.proposed", redirect, locale);
    }

    @PostMapping("/{case}/lines")
    @Allowed({
        "student",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "point-reviewer",
        "branch-reviewer",
        "province-reviewer"
    })
    String put(
            @PathVariable("case") UUID caseId,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(defaultValue = "") String course,
            @RequestParam(defaultValue = "") List<String> sources,
            @RequestParam(required = false) @Nullable BigDecimal credits,
            @RequestParam(defaultValue = "false") boolean keepsMark,
            RedirectAttributes redirect,
            Locale locale) {
        edit.put(caseId, version, new EditRecognition.Wanted(course, sources, credits, keepsMark));
        return done(caseId, "recognition.saved", redirect, locale);
    }

    @PostMapping("/{case}/lines/{line}/drop")
    @Allowed({"student", "department-registrar", "registrar", "point-reviewer"})
    String drop(
            @PathVariable("case") UUID caseId,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "-1") int version,
            RedirectAttributes redirect,
            Locale locale) {
        edit.drop(caseId, line, version);
        return done(caseId, "recognition.saved", redirect, locale);
    }

    @PostMapping("/{case}/lines/{line}/verdict")
    @OpenToReviewers
    String decide(
            @PathVariable("case") UUID caseId,
            @PathVariable UUID line,
            @RequestParam(defaultValue = "-1") int version,
            @RequestParam(defaultValue = "false") boolean accepted,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        edit.decide(caseId, line, version, accepted, reason);
        return done(caseId, "recognition.saved", redirect, locale);
    }

    /// 重新同意, by the office that had agreed to the sheet before it was changed.
    @PostMapping("/{case}/agreement")
    @OpenToReviewers
    String agree(
            @PathVariable("case") UUID caseId,
            @RequestParam(defaultValue = "-1") int version,
            RedirectAttributes redirect,
            Locale locale) {
        agreements.renew(edit.show(caseId), version);
        return done(caseId, "recognition.agreed-anew", redirect, locale);
    }

    private String done(UUID caseId, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/recognitions/" + caseId;
    }
}
