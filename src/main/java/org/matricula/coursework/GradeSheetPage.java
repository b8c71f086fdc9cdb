package org.matricula.coursework;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.OpenToTeaching;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Problems;
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

/// 成绩登记表: out to a spreadsheet, and back in by way of a preview.
@Controller
@RequestMapping("/teaching-tasks/{task}/sheet")
@OpenToTeaching
class GradeSheetPage {

    static final String SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private final Tasks tasks;
    private final GradeSheet sheet;
    private final Problems problems;

    GradeSheetPage(Tasks tasks, GradeSheet sheet, Problems problems) {
        this.tasks = tasks;
        this.sheet = sheet;
        this.problems = problems;
    }

    @GetMapping
    void take(@PathVariable UUID task, Locale locale, HttpServletResponse response)
            throws IOException {
        var it = tasks.get(task);
        attach(response, it.course() + " " + it.unit() + " " + it.term() + ".xlsx");
        sheet.write(it, response.getOutputStream(), locale);
    }

    /// Only read: what is confirmed on the preview goes the grid's own way.
    @PostMapping
    @Allowed("teacher")
    String bring(
            @PathVariable UUID task,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            HttpServletResponse response,
            Locale locale)
            throws IOException {
        var it = tasks.get(task);
        model.addAttribute("task", it);
        try {
            if (file == null || file.isEmpty()) {
                throw new Refused(Refusal.input("file", "field.missing"));
            }
            var preview = sheet.read(it, file.getBytes(), locale);
            model.addAttribute("preview", preview);
            model.addAttribute("errors", List.of());
            model.addAttribute(
                    "problems",
                    preview.problems().stream()
                            .map(one ->
                                    new GradeSheet.ProblemLine(
                                            one.row(),
                                            one.column(),
                                            problems.line(one.refusal(), locale)))
                            .toList());
        } catch (Refused refused) {
            response.setStatus(Problems.status(refused).value());
            model.addAttribute("preview", new GradeSheet.Preview(List.of(), List.of(), 0));
            model.addAttribute("errors", problems.lines(refused, locale));
            model.addAttribute("problems", List.of());
        }
        return "coursework/grade-sheet";
    }

    static void attach(HttpServletResponse response, String name) {
        response.setContentType(SHEET);
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()
                        .toString());
    }
}
