package org.matricula.curriculum;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.HeaderFinder;
import org.matricula.sheet.Mapping;
import org.matricula.sheet.SheetBook;

/// One sheet while it is read.
final class ReadProgramme {

    private final Programmes programmes;
    private final Courses courses;
    private final ProgrammeColumns columns;
    private final Programme programme;
    private final Locale locale;
    private final Map<String, BigDecimal> modules = new LinkedHashMap<>();
    private final Map<String, ProgrammeSheet.Place> places = new LinkedHashMap<>();
    private final List<NewCourse> added = new ArrayList<>();
    private final Set<String> seen = new HashSet<>();
    private final List<ProgrammeSheet.Problem> problems = new ArrayList<>();

    ReadProgramme(
            Programmes programmes,
            Courses courses,
            ProgrammeColumns columns,
            Programme programme,
            Locale locale) {
        this.programmes = programmes;
        this.courses = courses;
        this.columns = columns;
        this.programme = programme;
        this.locale = locale;
    }

    ProgrammeSheet.Preview preview(SheetBook book) {
        var vocabulary = columns.vocabulary();
        var layout =
                new HeaderFinder(vocabulary)
                        .survey(book).stream()
                                .flatMap(found -> found.layout().stream())
                                .findFirst()
                                .orElseThrow(() ->
                                        headless(columns.say("curriculum.code-term", locale)));
        var mapping = Mapping.guess(layout, vocabulary);
        var missing = mapping.missing(vocabulary);
        if (!missing.isEmpty()) {
            throw headless(
                    missing.stream()
                            .map(field -> columns.heading(field.key(), locale))
                            .collect(Collectors.joining("、")));
        }
        var all = new LinkedHashMap<Integer, Map<String, String>>();
        try (var rows = book.rows(layout.sheet())) {
            var body = layout.body(rows);
            while (body.hasNext()) {
                var row = body.next();
                all.put(row.number(), ProgrammeColumns.cells(mapping, row));
            }
        }
        var codes =
                all.values().stream()
                        .map(cells -> cells.getOrDefault("code", ""))
                        .filter(code -> !code.isEmpty())
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        var known = courses.byCodes(programme.institutionId(), codes);
        all.forEach((row, cells) -> row(row, cells, known));
        if (places.isEmpty() && problems.isEmpty()) {
            throw new Refused(Refusal.input("file", "programme.sheet-empty"));
        }
        var content = new ProgrammeSheet.Content(modules, places, added);
        return new ProgrammeSheet.Preview(
                content,
                problems.isEmpty()
                        ? ProgrammeChanges.of(programmes, programme.id(), content, known)
                        : List.of(),
                problems);
    }

    private void row(int row, Map<String, String> cells, Map<String, Course> known) {
        var before = problems.size();
        var module = cells.getOrDefault("module", "");
        if (module.isEmpty() || module.length() > 60) {
            wrong(row, "module", Refusal.input("file", "field.missing"));
        } else {
            module(row, module, cells.getOrDefault("least", ""));
        }
        var code = cells.getOrDefault("code", "");
        if (code.isEmpty()) {
            // A module's own row; but a course without its ID is nobody's.
            if (!cells.getOrDefault("name", "").isEmpty()) {
                wrong(row, "code", Refusal.input("file", "course.code"));
            }
            return;
        }
        var term = number(row, "term", cells);
        if (term == null
                ? cells.getOrDefault("term", "").isEmpty()
                : !whole(term) || term.intValue() < 1 || term.intValue() > 24) {
            wrong(row, "term", Refusal.input("file", "programme.term"));
        }
        if (!seen.add(code)) {
            wrong(row, "code", Refusal.input("file", "programme.sheet-again", code));
        }
        course(row, code, cells, known.get(code));
        if (problems.size() == before && term != null) {
            places.put(code, new ProgrammeSheet.Place(module, term.intValue()));
        }
    }

    private void module(int row, String module, String text) {
        var least = text.isEmpty() ? null : plainNumber(text);
        var stands = modules.get(module);
        if (!text.isEmpty()
                && (least == null
                        || least.signum() < 0
                        || least.compareTo(BigDecimal.valueOf(1000)) > 0
                        || least.stripTrailingZeros().scale() > 1)) {
            wrong(row, "least", Refusal.input("file", "module.credits"));
        } else if (stands != null && least != null && stands.compareTo(least) != 0) {
            wrong(
                    row,
                    "least",
                    Refusal.input("file", "programme.sheet-least", module, stands.toPlainString()));
        } else {
            modules.putIfAbsent(module, least == null ? BigDecimal.ZERO : least);
        }
    }

    /// A course that is known stays what it is, for other programmes have it too.
    private void course(int row, String code, Map<String, String> cells, @Nullable Course it) {
        var credits = number(row, "credits", cells);
        var hours = number(row, "hours", cells);
        var nature = coded(row, "nature", cells);
        var assessment = coded(row, "assessment", cells);
        var name = cells.getOrDefault("name", "");
        if (it == null) {
            var fresh =
                    new NewCourse(
                            code,
                            name,
                            credits,
                            hours == null ? null : whole(hours) ? hours.intValue() : 0,
                            nature,
                            assessment);
            var refusals = fresh.refusals();
            refusals.stream()
                    .filter(r -> problems.stream().noneMatch(p -> same(p, row, r.field())))
                    .forEach(r -> wrong(row, Objects.requireNonNull(r.field()), r));
            if (refusals.isEmpty()) {
                added.add(fresh);
            }
            return;
        }
        differs(row, "name", name, it.name());
        differs(row, "credits", credits, it.credits());
        differs(row, "hours", hours, it.hours() == null ? null : BigDecimal.valueOf(it.hours()));
        if (!nature.isEmpty() && !nature.equals(it.nature())) {
            differing(row, "nature", columns.word("nature", it.nature(), locale));
        }
        if (!assessment.isEmpty() && !assessment.equals(it.assessment())) {
            differing(row, "assessment", columns.word("assessment", it.assessment(), locale));
        }
    }

    private boolean same(ProgrammeSheet.Problem it, int row, @Nullable String field) {
        return it.row() == row
                && field != null
                && it.column().equals(columns.heading(field, locale));
    }

    private void differs(int row, String column, String text, String stands) {
        if (!text.isEmpty() && !text.equals(stands)) {
            differing(row, column, stands);
        }
    }

    private void differs(
            int row, String column, @Nullable BigDecimal number, @Nullable BigDecimal stands) {
        if (number != null && (stands == null || number.compareTo(stands) != 0)) {
            differing(row, column, stands == null ? "—" : stands.toPlainString());
        }
    }

    private void differing(int row, String column, String stands) {
        wrong(
                row,
                column,
                Refusal.input(
                        "file",
                        "programme.sheet-differs",
                        columns.heading(column, locale),
                        stands));
    }

    private @Nullable BigDecimal number(int row, String column, Map<String, String> cells) {
        var text = cells.getOrDefault(column, "");
        var number = text.isEmpty() ? null : plainNumber(text);
        if (number == null && !text.isEmpty()) {
            wrong(row, column, Refusal.input("file", "programme.sheet-number", text));
        }
        return number;
    }

    private String coded(int row, String column, Map<String, String> cells) {
        var text = cells.getOrDefault(column, "");
        var code = columns.codes(column).get(text.toLowerCase(Locale.ROOT));
        if (!text.isEmpty() && code == null) {
            wrong(row, column, Refusal.input("file", "course." + column));
        }
        return code == null ? "" : code;
    }

    private void wrong(int row, String column, Refusal refusal) {
        problems.add(new ProgrammeSheet.Problem(row, columns.heading(column, locale), refusal));
    }

    private static @Nullable BigDecimal plainNumber(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return plain.matches("-?[0-9]{1,6}(\\.[0-9]{1,6})?") ? new BigDecimal(plain) : null;
    }

    private static boolean whole(BigDecimal it) {
        return it.stripTrailingZeros().scale() <= 0;
    }

    private static Refused headless(String columns) {
        return new Refused(Refusal.input("file", "programme.no-header", columns));
    }
}
