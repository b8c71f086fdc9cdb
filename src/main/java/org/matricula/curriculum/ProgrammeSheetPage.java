package org.matricula.curriculum;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.context.MessageSource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/// 培养方案 out to a spreadsheet, and back in by way of a preview.
@Controller
@RequestMapping("/programmes/{programme}/sheet")
@OpenToPlanners
public class ProgrammeSheetPage {

    /// A problem in the reader's words.
    public record ProblemLine(int row, String column, Line line) {}

    private static final String XLSX =
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Planning planning;
    private final Programmes programmes;
    private final ProgrammeSheet sheet;
    private final BringProgramme bring;
    private final Problems problems;
    private final MessageSource messages;

    ProgrammeSheetPage(
            Planning planning,
            Programmes programmes,
            ProgrammeSheet sheet,
            BringProgramme bring,
            Problems problems,
            MessageSource messages) {
        this.planning = planning;
        this.programmes = programmes;
        this.sheet = sheet;
        this.bring = bring;
        this.problems = problems;
        this.messages = messages;
    }

    @GetMapping
    @OpenToTeaching
    void take(@PathVariable UUID programme, Locale locale, HttpServletResponse response)
            throws IOException {
        var it = programmes.get(planning.institution(), programme);
        response.setContentType(XLSX);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(
                                it.name() + " " + it.entryYear() + ".xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        sheet.write(it, response.getOutputStream(), locale);
    }

    @PostMapping
    String bring(
            @PathVariable UUID programme,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        model.addAttribute("programme", programmes.get(planning.institution(), programme));
        try {
            if (file == null || file.isEmpty()) {
                throw new Refused(Refusal.input("file", "field.missing"));
            }
            var brought = bring.preview(programme, file.getBytes(), locale);
            model.addAttribute("file", brought.file());
            model.addAttribute("changes", brought.preview().changes());
            model.addAttribute("errors", List.of());
            model.addAttribute(
                    "problems",
                    brought.preview().problems().stream()
                            .map(one ->
                                    new ProblemLine(
                                            one.row(),
                                            one.column(),
                                            problems.line(one.refusal(), locale)))
                            .toList());
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            model.addAttribute("file", null);
            model.addAttribute("changes", List.of());
            model.addAttribute("errors", problems.lines(refused, locale));
            model.addAttribute("problems", List.of());
        }
        return "curriculum/programme-sheet";
    }

    @PostMapping("/{file}/apply")
    String apply(
            @PathVariable UUID programme,
            @PathVariable UUID file,
            RedirectAttributes redirect,
            Locale locale) {
        var changed = bring.apply(programme, file, locale);
        redirect.addFlashAttribute(
                "flash",
                messages.getMessage(
                        "curriculum.sheet.applied",
                        new Object[] {String.valueOf(changed)},
                        locale));
        return "redirect:/programmes/" + programme;
    }
}
