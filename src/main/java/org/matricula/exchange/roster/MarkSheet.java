package org.matricula.exchange.roster;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.matricula.sheet.MarkedCopy;
import org.matricula.sheet.RowMark;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The sheet as it came, with the result of each row and the problems beside the cells.
@Component
class MarkSheet {

    private static final int AT_ONCE = 200;

    private final ImportProblems problems;
    private final ImportRows rows;
    private final KeptFiles files;
    private final Rosters rosters;
    private final MessageSource messages;

    MarkSheet(
            ImportProblems problems,
            ImportRows rows,
            KeptFiles files,
            Rosters rosters,
            MessageSource messages) {
        this.problems = problems;
        this.rows = rows;
        this.files = files;
        this.rosters = rosters;
        this.messages = messages;
    }

    /// @throws org.matricula.kernel.Refused where the file is no longer kept, before anything is
    ///   written
    void write(ImportView it, Locale locale, Supplier<OutputStream> out) {
        var outcomes = rows.outcomes(it.id());
        var marks = problems(it, locale);
        var words =
                new MarkedCopy.Words(
                        say("exchange.marked.result", locale),
                        say("exchange.marked.problems", locale),
                        say("exchange.marked.author", locale));
        try (var opened = files.open(it.id())) {
            var file = rosters.admitted(opened.path());
            try (var open = rosters.open(file, it)) {
                new MarkedCopy(rosters.reader(), words)
                        .write(
                                file,
                                open.layout(),
                                row -> mark(row, outcomes, marks, locale),
                                out.get());
            }
        }
    }

    private @Nullable RowMark mark(
            int row,
            Map<Integer, String> outcomes,
            Map<Integer, List<RowMark.CellMark>> problems,
            Locale locale) {
        var outcome = outcomes.get(row);
        return outcome == null
                ? null
                : new RowMark(
                        say("exchange.outcome." + outcome, locale),
                        problems.getOrDefault(row, List.of()));
    }

    private Map<Integer, List<RowMark.CellMark>> problems(ImportView it, Locale locale) {
        var all = new HashMap<Integer, List<RowMark.CellMark>>();
        String cursor = null;
        do {
            var slice = problems.of(it.id(), cursor, AT_ONCE);
            slice.items()
                    .forEach(problem ->
                            all.computeIfAbsent(problem.row(), row -> new ArrayList<>())
                                    .add(
                                            new RowMark.CellMark(
                                                    problem.col(), sentence(problem, locale))));
            cursor = slice.next();
        } while (cursor != null);
        return all;
    }

    /// The problem and its remedy as one sentence.
    String sentence(ImportProblems.ImportProblem problem, Locale locale) {
        var remedy = remedy(problem, locale);
        return message(problem, locale) + (remedy == null ? "" : remedy);
    }

    String message(ImportProblems.ImportProblem problem, Locale locale) {
        var key = "problem." + problem.code();
        return messages.getMessage(key, problem.fillings(), key, locale);
    }

    @Nullable String remedy(ImportProblems.ImportProblem problem, Locale locale) {
        return messages.getMessage(
                "problem." + problem.code() + ".remedy", problem.fillings(), null, locale);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
