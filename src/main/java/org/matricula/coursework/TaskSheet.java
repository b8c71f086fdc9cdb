package org.matricula.coursework;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.SheetBook;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetGuard;
import org.matricula.sheet.SheetLimits;
import org.matricula.sheet.SheetReader;
import org.matricula.sheet.SheetWriter;
import org.matricula.sheet.Verdict;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 教学任务 as a sheet, as timetable systems give it out: one row for each course, class or group, and
/// teacher.
@Component
public class TaskSheet {

    /// @param row at the left edge of the sheet
    /// @param column the heading it stands under
    record Problem(int row, String column, Refusal refusal) {}

    /// @param existing the task it changes, null for a new one
    /// @param programme of the class, null for a group that follows several
    /// @param co named beside the teacher; null where the sheet says nothing of them
    /// @param lessons null where nothing is said of them
    /// @param changes what would be another than now, in the reader's words; none for a new task
    public record Row(
            int row,
            @Nullable UUID existing,
            UUID unit,
            String unitName,
            String group,
            UUID course,
            String code,
            String courseName,
            @Nullable UUID programme,
            UUID teacher,
            String teacherName,
            @Nullable List<UUID> co,
            String scale,
            Formula formula,
            LocalDate opensOn,
            LocalDate closesOn,
            @Nullable Lessons lessons,
            List<String> changes) {

        public boolean fresh() {
            return existing == null;
        }

        NewTask task(UUID term) {
            return new NewTask(
                    unit,
                    term,
                    course,
                    teacher,
                    scale,
                    formula.usual(),
                    formula.midterm(),
                    formula.practical(),
                    opensOn,
                    closesOn,
                    group);
        }
    }

    /// @param same how many rows say what stands already
    record Preview(List<Row> rows, int same, List<Problem> problems) {

        boolean clean() {
            return problems.isEmpty();
        }

        int fresh() {
            return (int) rows.stream().filter(Row::fresh).count();
        }
    }

    private final SheetGuard guard = new SheetGuard(SheetLimits.usual());
    private final SheetReader reader = new SheetReader(SheetLimits.usual());
    private final TaskColumns columns;
    private final MessageSource messages;

    TaskSheet(TaskColumns columns, MessageSource messages) {
        this.columns = columns;
        this.messages = messages;
    }

    /// An empty sheet with the headings and one row that shows what is meant.
    void template(OutputStream out, LocalDate today, Locale locale) {
        var heads =
                TaskColumns.COLUMNS.stream()
                        .map(column ->
                                new SheetDesign.ColumnDesign(
                                        columns.heading(column, locale),
                                        0,
                                        column.equals("scale")
                                                ? Arrays.stream(Scale.values())
                                                        .map(it ->
                                                                columns.say(
                                                                        "coursework.scale."
                                                                                + it.code(),
                                                                        locale))
                                                        .toList()
                                                : List.of()))
                        .toList();
        try (var sheet =
                SheetWriter.xlsx(
                        out, new SheetDesign(columns.say("coursework.tasks", locale), heads))) {
            sheet.row(
                    Arrays.asList(
                            columns.say("coursework.import.example.code", locale),
                            columns.say("coursework.import.example.unit", locale),
                            null,
                            columns.say("coursework.import.example.teacher", locale),
                            null,
                            columns.say("coursework.scale.hundred", locale),
                            30,
                            0,
                            0,
                            today,
                            today.plusWeeks(2),
                            columns.say("coursework.import.example.times", locale)));
        }
    }

    /// @throws Refused if it is no sheet
    Preview read(
            byte[] content, Locale locale, java.util.function.Function<SheetBook, Preview> as) {
        Path file = null;
        try {
            file = Files.createTempFile("tasks", ".part");
            Files.write(file, content);
            return switch (guard.judge(file)) {
                case Verdict.TurnedAway away ->
                        throw new Refused(
                                Refusal.input(
                                        "file",
                                        "programme.file",
                                        messages.getMessage(
                                                "problem." + away.problem().code(),
                                                away.problem().args().toArray(),
                                                away.problem().code(),
                                                locale)));
                case Verdict.Admitted admitted -> {
                    try (var book = reader.open(admitted.file())) {
                        yield as.apply(book);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(file);
        }
    }

    private static void discard(@Nullable Path file) {
        try {
            if (file != null) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
