package org.matricula.coursework;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.curriculum.OpenToPlanners;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Line;
import org.matricula.page.Problems;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// 教学任务 from a timetable system that sends its sheet itself: looked at first, then applied.
@RestController
@RequestMapping("/api/v1/teaching-tasks/import")
@OpenToPlanners
class TaskImportApi {

    record Wrong(int row, String column, Line problem) {}

    record Looked(@Nullable UUID file, List<TaskSheet.Row> rows, int same, List<Wrong> problems) {}

    record Applied(int tasks) {}

    private final BringTasks bring;
    private final Problems problems;

    TaskImportApi(BringTasks bring, Problems problems) {
        this.bring = bring;
        this.problems = problems;
    }

    @PostMapping
    Looked look(
            @RequestParam(required = false) @Nullable UUID term,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Locale locale)
            throws IOException {
        if (term == null || file == null || file.isEmpty()) {
            throw new Refused(Refusal.input(term == null ? "term" : "file", "field.missing"));
        }
        var it = bring.preview(term, file.getBytes(), locale);
        return new Looked(
                it.file(),
                it.preview().rows(),
                it.preview().same(),
                it.preview().problems().stream()
                        .map(one ->
                                new Wrong(
                                        one.row(),
                                        one.column(),
                                        problems.line(one.refusal(), locale)))
                        .toList());
    }

    @PostMapping("/{file}/apply")
    Applied apply(@PathVariable UUID file, Locale locale) {
        return new Applied(bring.apply(file, locale));
    }
}
