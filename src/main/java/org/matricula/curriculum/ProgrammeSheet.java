package org.matricula.curriculum;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetGuard;
import org.matricula.sheet.SheetLimits;
import org.matricula.sheet.SheetReader;
import org.matricula.sheet.SheetWriter;
import org.matricula.sheet.Verdict;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 培养方案 as a sheet: one row for each course, the module beside it; out, and back in. The sheet is
/// the whole programme: what is not in it is taken out.
@Service
public class ProgrammeSheet {

    /// @param row at the left edge of the sheet
    /// @param column the heading it stands under
    record Problem(int row, String column, Refusal refusal) {}

    record Place(String module, int term) {}

    /// @param modules least credits by name, in the order of the sheet
    /// @param places by course ID
    /// @param added courses that are not yet in the catalogue
    record Content(
            Map<String, BigDecimal> modules, Map<String, Place> places, List<NewCourse> added) {}

    /// @param kind `added`, `removed`, `changed`
    /// @param was module and term as they stand
    /// @param now module and term by the sheet
    public record Change(
            String kind, String code, String name, @Nullable String was, @Nullable String now) {}

    /// @param changes none while there is a problem
    record Preview(Content content, List<Change> changes, List<Problem> problems) {

        boolean clean() {
            return problems.isEmpty();
        }
    }

    private final SheetGuard guard = new SheetGuard(SheetLimits.usual());
    private final SheetReader reader = new SheetReader(SheetLimits.usual());
    private final Programmes programmes;
    private final Courses courses;
    private final ProgrammeColumns columns;
    private final MessageSource messages;

    ProgrammeSheet(
            Programmes programmes,
            Courses courses,
            ProgrammeColumns columns,
            MessageSource messages) {
        this.columns = columns;
        this.programmes = programmes;
        this.courses = courses;
        this.messages = messages;
    }

    /// A module without courses has a row of its own, so that it comes back as well.
    @Transactional(readOnly = true)
    void write(Programme it, OutputStream out, Locale locale) {
        var heads = new ArrayList<SheetDesign.ColumnDesign>();
        for (var column : ProgrammeColumns.COLUMNS) {
            var choices =
                    switch (column) {
                        case "nature" ->
                                Arrays.stream(Nature.values())
                                        .map(n -> columns.word("nature", n.code(), locale))
                                        .toList();
                        case "assessment" ->
                                Arrays.stream(Assessment.values())
                                        .map(a -> columns.word("assessment", a.code(), locale))
                                        .toList();
                        default -> List.<String>of();
                    };
            heads.add(new SheetDesign.ColumnDesign(columns.heading(column, locale), 0, choices));
        }
        var planned =
                programmes.planned(it.id()).stream()
                        .collect(Collectors.groupingBy(PlannedCourse::moduleId));
        try (var sheet =
                SheetWriter.xlsx(
                        out,
                        new SheetDesign(columns.say("curriculum.programmes", locale), heads))) {
            for (var module : programmes.modules(it.id())) {
                var within = planned.getOrDefault(module.id(), List.of());
                if (within.isEmpty()) {
                    sheet.row(
                            Arrays.asList(
                                    module.name(),
                                    module.leastCredits(),
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null,
                                    null));
                }
                for (var course : within) {
                    sheet.row(
                            Arrays.asList(
                                    module.name(),
                                    module.leastCredits(),
                                    course.code(),
                                    course.name(),
                                    course.credits(),
                                    course.hours(),
                                    columns.word("nature", course.nature(), locale),
                                    columns.word("assessment", course.assessment(), locale),
                                    course.plannedTerm()));
                }
            }
        }
    }

    /// @throws Refused if it is no sheet, or lacks a column it cannot do without
    @Transactional(readOnly = true)
    Preview read(Programme it, byte[] content, Locale locale) {
        Path file = null;
        try {
            file = Files.createTempFile("programme", ".part");
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
                        yield new ReadProgramme(programmes, courses, columns, it, locale)
                                .preview(book);
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
