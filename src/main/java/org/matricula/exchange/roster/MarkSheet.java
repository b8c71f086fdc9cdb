package org.matricula.exchange.roster;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.matricula.sheet.MarkedCopy;
import org.matricula.sheet.RowMark;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The sheet as it came, with the result of each row and the problems beside the cells.
@Component
class MarkSheet {

    private static final int AT_ONCE = 200;

    private final Imports imports;
    private final ImportRows rows;
    private final ImportFiles files;
    private final Rosters rosters;
    private final MessageSource messages;

    MarkSheet(
            Imports imports,
            ImportRows rows,
            ImportFiles files,
            Rosters rosters,
            MessageSource messages) {
        this.imports = imports;
        this.rows = rows;
        this.files = files;
        this.rosters = rosters;
        this.messages = messages;
    }

    void write(ImportView it, Locale locale, OutputStream out) {
        var outcomes = rows.outcomes(it.id());
        var problems = problems(it, locale);
        var words =
                new MarkedCopy.Words(
                        say("exchange.marked.result", locale),
                        say("exchange.marked.problems", locale),
                        say("exchange.marked.author", locale));
        var file = rosters.admitted(files.of(it.id()));
        try (var book = rosters.reader().open(file)) {
            var layout = rosters.layout(book, it).orElseThrow();
            new MarkedCopy(rosters.reader(), words)
                    .write(file, layout, row -> mark(row, outcomes, problems, locale), out);
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
            var slice = imports.problems(it.id(), cursor, AT_ONCE);
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
    String sentence(Imports.ImportProblem problem, Locale locale) {
        var remedy = remedy(problem, locale);
        return message(problem, locale) + (remedy == null ? "" : remedy);
    }

    String message(Imports.ImportProblem problem, Locale locale) {
        var key = "problem." + problem.code();
        return messages.getMessage(key, problem.fillings(), key, locale);
    }

    @Nullable String remedy(Imports.ImportProblem problem, Locale locale) {
        return messages.getMessage(
                "problem." + problem.code() + ".remedy", problem.fillings(), null, locale);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
