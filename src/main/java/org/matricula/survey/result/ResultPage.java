package org.matricula.survey.result;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.survey.OpenToSurveyReaders;
import org.matricula.survey.OpenToSurveyors;
import org.springframework.http.ContentDisposition;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/// 调查结果: charts with their tables, crossed where there are enough to tell of.
@Controller
@RequestMapping("/surveys/{id}/results")
@OpenToSurveyReaders
public class ResultPage {

    private static final int LISTED = 100;

    private final ReadResults readResults;
    private final ResultSheet sheet;

    ResultPage(ReadResults readResults, ResultSheet sheet) {
        this.readResults = readResults;
        this.sheet = sheet;
    }

    /// @param labels the words of each row of each cross table
    public record Crossed(By by, List<CrossTable> tables, List<List<String>> labels) {}

    @GetMapping
    String show(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "all") String by,
            Model model,
            Locale locale) {
        var it = readResults.result(id);
        model.addAttribute("result", it);
        model.addAttribute("by", by);
        model.addAttribute("crossed", by.equals("all") ? null : crossed(id, by, locale));
        model.addAttribute("mayReadTexts", readResults.mayReadTexts(it.questionnaire()));
        return "survey/results";
    }

    private Crossed crossed(UUID id, String by, Locale locale) {
        var tables = readResults.crossed(id, by);
        var chosen = By.of(by).orElseThrow();
        return new Crossed(
                chosen,
                tables,
                tables.stream()
                        .map(it ->
                                it.rows().stream()
                                        .map(row -> sheet.label(chosen, row.label(), locale))
                                        .toList())
                        .toList());
    }

    @GetMapping("/texts")
    @OpenToSurveyors
    String texts(
            @PathVariable UUID id,
            @RequestParam UUID question,
            @RequestParam(required = false) @Nullable UUID after,
            Model model) {
        model.addAttribute("page", readResults.texts(id, question, after, LISTED));
        var it = readResults.readable(id);
        model.addAttribute("it", it);
        model.addAttribute("question", readResults.text(it, question));
        model.addAttribute("further", after != null);
        return "survey/texts";
    }

    @PostMapping("/export")
    void export(
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String reason,
            Locale locale,
            HttpServletResponse response)
            throws IOException {
        var it = sheet.begin(id, reason);
        response.setContentType(
                "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        response.setHeader(
                "Content-Disposition",
                ContentDisposition.attachment()
                        .filename("survey.xlsx", StandardCharsets.UTF_8)
                        .build()
                        .toString());
        response.setHeader("Cache-Control", "no-store");
        sheet.write(it, reason, response.getOutputStream(), locale);
    }
}
