package org.matricula.coursework.recognition;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 带入成绩 of one student: what a former school sent along, and what was typed or read in from its
/// transcript.
@Controller
@RequestMapping("/brought-results/{enrolment}")
@OpenToRecognition
class BroughtPage {

    private final RecordBrought recordBrought;
    private final BroughtSheet sheet;
    private final RecognitionWords words;
    private final Problems problems;
    private final MessageSource messages;

    BroughtPage(
            RecordBrought recordBrought,
            BroughtSheet sheet,
            RecognitionWords words,
            Problems problems,
            MessageSource messages) {
        this.recordBrought = recordBrought;
        this.sheet = sheet;
        this.words = words;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(@PathVariable UUID enrolment, Model model, Locale locale) {
        return page(enrolment, List.of(), model, locale);
    }

    private String page(
            UUID enrolment, List<BroughtSheet.ProblemLine> wrong, Model model, Locale locale) {
        model.addAttribute("student", recordBrought.student(enrolment));
        model.addAttribute("results", recordBrought.of(enrolment));
        model.addAttribute("words", words);
        model.addAttribute("locale", locale);
        model.addAttribute("wrong", wrong);
        model.addAttribute(
                "mayRecord",
                Acting.now().holds("department-registrar", "registrar", "point-reviewer"));
        return "coursework/brought";
    }

    @PostMapping
    @Allowed({"department-registrar", "registrar", "point-reviewer"})
    String add(
            @PathVariable UUID enrolment,
            @RequestParam(defaultValue = "course") String kind,
            @RequestParam(defaultValue = "") String origin,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String term,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate takenOn,
            @RequestParam(required = false) @Nullable BigDecimal credits,
            @RequestParam(required = false) @Nullable Integer total,
            @RequestParam(defaultValue = "") String mark,
            @RequestParam(defaultValue = "") String evidence,
            RedirectAttributes redirect,
            Locale locale) {
        recordBrought.add(
                enrolment,
                new NewBrought(
                        kind,
                        origin,
                        code,
                        name,
                        term,
                        takenOn,
                        credits,
                        total,
                        mark.isBlank() ? null : mark,
                        evidence));
        return done(enrolment, "brought.recorded", redirect, locale);
    }

    /// All of a sheet or nothing of it: every faulty cell is told by row and column.
    @PostMapping("/sheet")
    @Allowed({"department-registrar", "registrar", "point-reviewer"})
    String bring(
            @PathVariable UUID enrolment,
            @RequestParam(required = false) @Nullable MultipartFile file,
            @RequestParam(defaultValue = "") String origin,
            @RequestParam(defaultValue = "") String evidence,
            Model model,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        recordBrought.student(enrolment);
        if (file == null || file.isEmpty()) {
            throw new Refused(Refusal.input("file", "field.missing"));
        }
        var read = sheet.read(file.getBytes(), origin, evidence, locale);
        if (!read.problems().isEmpty()) {
            return page(
                    enrolment,
                    read.problems().stream()
                            .map(it ->
                                    new BroughtSheet.ProblemLine(
                                            it.row(),
                                            it.column(),
                                            problems.line(it.refusal(), locale)))
                            .toList(),
                    model,
                    locale);
        }
        var added = recordBrought.take(enrolment, read.results());
        redirect.addFlashAttribute(
                "flash", messages.getMessage("brought.taken", new Object[] {added}, locale));
        return "redirect:/brought-results/" + enrolment;
    }

    @PostMapping("/{result}/strike")
    @Allowed({"department-registrar", "registrar", "point-reviewer"})
    String strike(
            @PathVariable UUID enrolment,
            @PathVariable UUID result,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        recordBrought.strike(enrolment, result, reason);
        return done(enrolment, "brought.struck", redirect, locale);
    }

    private String done(UUID enrolment, String key, RedirectAttributes redirect, Locale locale) {
        redirect.addFlashAttribute("flash", messages.getMessage(key, null, locale));
        return "redirect:/brought-results/" + enrolment;
    }
}
