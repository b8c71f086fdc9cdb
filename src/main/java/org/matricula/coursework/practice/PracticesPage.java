package org.matricula.coursework.practice;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
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

/// 实践记录: the list, one line with its proof, a sheet of them, and the paper.
@Controller
@RequestMapping("/practices")
@OpenToPractice
class PracticesPage {

    private static final int SHOWN = 100;

    private final ReadPractices readPractices;
    private final RecordPractice recordPractice;
    private final PracticeSheet sheet;
    private final PrintPractices printPractices;
    private final Problems problems;
    private final MessageSource messages;

    PracticesPage(
            ReadPractices readPractices,
            RecordPractice recordPractice,
            PracticeSheet sheet,
            PrintPractices printPractices,
            Problems problems,
            MessageSource messages) {
        this.readPractices = readPractices;
        this.recordPractice = recordPractice;
        this.sheet = sheet;
        this.printPractices = printPractices;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    String show(
            @RequestParam(defaultValue = "") String student,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        return page(student, after, List.of(), model);
    }

    @PostMapping
    @RecordsPractice
    String add(
            @RequestParam(defaultValue = "") String student,
            @RequestParam(defaultValue = "") String sort,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String place,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate fromOn,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE)
                    @Nullable LocalDate untilOn,
            @RequestParam(required = false) @Nullable BigDecimal hours,
            @RequestParam(required = false) @Nullable BigDecimal credits,
            @RequestParam(defaultValue = "") String mentor,
            @RequestParam(defaultValue = "") String assessment,
            @RequestParam(defaultValue = "") String words,
            @RequestParam(required = false) @Nullable MultipartFile file,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        recordPractice.add(
                new NewPractice(
                        student,
                        sort,
                        title,
                        place,
                        fromOn,
                        untilOn,
                        hours,
                        credits,
                        mentor,
                        assessment,
                        words),
                file == null || file.isEmpty()
                        ? null
                        : new RecordPractice.Proof(
                                Objects.requireNonNullElse(file.getOriginalFilename(), "proof"),
                                file.getInputStream()));
        return said(redirect, locale, "practice.recorded", 1);
    }

    /// All of a sheet or, with every row that is wrong named, none.
    @PostMapping("/sheet")
    @RecordsPractice
    String bring(
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            RedirectAttributes redirect,
            Locale locale)
            throws IOException {
        if (file == null || file.isEmpty()) {
            throw new Refused(Refusal.input("file", "field.missing"));
        }
        var rows = sheet.read(file.getBytes(), locale);
        var wrong = new ArrayList<WrongRow>();
        recordPractice
                .check(rows)
                .forEach((row, all) ->
                        all.forEach(it ->
                                wrong.add(new WrongRow(row, problems.line(it, locale).message()))));
        if (!wrong.isEmpty()) {
            response.setStatus(422);
            return page("", null, wrong, model);
        }
        return said(redirect, locale, "practice.recorded", recordPractice.addAll(rows));
    }

    @PostMapping("/{practice}/strike")
    @RecordsPractice
    String strike(
            @PathVariable UUID practice,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect,
            Locale locale) {
        recordPractice.strike(practice, reason);
        return said(redirect, locale, "practice.struck", 1);
    }

    @PostMapping("/of/{enrolment}/paper")
    String print(@PathVariable UUID enrolment) {
        return "redirect:/documents/" + printPractices.print(enrolment).id();
    }

    private String page(String student, @Nullable UUID after, List<WrongRow> wrong, Model model) {
        model.addAttribute(
                "page",
                Slice.of(
                        readPractices.page(student, after, SHOWN + 1),
                        SHOWN,
                        (Practice it) -> it.id().toString()));
        model.addAttribute("student", student);
        model.addAttribute("further", after != null);
        model.addAttribute("wrong", wrong);
        model.addAttribute("sorts", Practices.SORTS);
        model.addAttribute("assessments", Practices.ASSESSMENTS);
        model.addAttribute("mayRecord", Acting.now().holds(RecordsPractice.ROLES));
        return "coursework/practices";
    }

    private String said(RedirectAttributes redirect, Locale locale, String key, int many) {
        redirect.addFlashAttribute(
                "flash", messages.getMessage(key, new Object[] {String.valueOf(many)}, locale));
        return "redirect:/practices";
    }
}
