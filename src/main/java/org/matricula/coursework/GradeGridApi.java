package org.matricula.coursework;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.page.Allowed;
import org.matricula.page.Problems;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The grid while it is typed: cells as people write them, all of them in one round trip. Each line
/// is kept, told as somebody else's, or told as wrong, for itself.
@RestController
@RequestMapping("/api/v1/teaching-tasks/{task}/cells")
class GradeGridApi {

    private static final int MOST = 1000;

    /// @param cells by `usual`, `midterm`, `practical`, `exam` and `mark`, in words or digits
    record Cells(@Nullable UUID grade, int version, @Nullable Map<String, String> cells) {}

    record Written(@Nullable List<Cells> lines) {}

    record Stands(
            UUID grade,
            int version,
            Map<String, String> cells,
            @Nullable Integer total,
            @Nullable Boolean passed,
            @Nullable String typist,
            @Nullable Instant typedAt) {}

    record Wrong(UUID grade, String message) {}

    record Answer(List<Stands> lines, List<UUID> conflicts, List<Wrong> wrong, long blank) {}

    private final Tasks tasks;
    private final EnterGrades enterGrades;
    private final GradeWords words;
    private final Problems problems;

    GradeGridApi(Tasks tasks, EnterGrades enterGrades, GradeWords words, Problems problems) {
        this.tasks = tasks;
        this.enterGrades = enterGrades;
        this.words = words;
        this.problems = problems;
    }

    @PutMapping
    @Allowed("teacher")
    Answer keep(@PathVariable UUID task, @RequestBody Written it, Locale locale) {
        var written = it.lines() == null ? List.<Cells>of() : it.lines();
        if (written.size() > MOST) {
            throw new Refused(Refusal.input("lines", "grade.grid"));
        }
        var names =
                tasks.lines(tasks.get(task).id()).stream()
                        .collect(Collectors.toMap(GradeLine::id, GradeLine::name));
        var typed = new ArrayList<Typed>();
        var unread = new LinkedHashMap<UUID, Refusal>();
        for (var line : written) {
            var name = line.grade() == null ? null : names.get(line.grade());
            if (name == null) {
                throw new Absent("grade");
            }
            var reading =
                    words.read(
                            line.grade(),
                            line.version(),
                            name,
                            line.cells() == null ? Map.of() : line.cells());
            if (reading.wrong() == null) {
                typed.add(reading.typed());
            } else {
                unread.put(line.grade(), reading.wrong());
            }
        }
        var kept = enterGrades.keep(task, typed, unread);
        return new Answer(
                kept.lines().stream().map(line -> stands(line, locale)).toList(),
                kept.conflicts(),
                kept.wrong().entrySet().stream()
                        .map(wrong ->
                                new Wrong(
                                        wrong.getKey(),
                                        problems.line(words.said(wrong.getValue(), locale), locale)
                                                .message()))
                        .toList(),
                kept.lines().stream()
                        .filter(line -> line.total() == null && line.mark() == null)
                        .count());
    }

    private Stands stands(GradeLine it, Locale locale) {
        var cells =
                Formula.PARTS.stream()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(),
                                        it::shown,
                                        (one, other) -> one,
                                        LinkedHashMap::new));
        cells.put("mark", it.mark() == null ? "" : words.label(it.mark(), locale));
        return new Stands(
                it.id(), it.version(), cells, it.total(), it.passed(), it.typist(), it.typedAt());
    }
}
