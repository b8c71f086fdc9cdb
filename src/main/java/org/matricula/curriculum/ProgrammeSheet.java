package org.matricula.curriculum;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.sheet.CellText;
import org.matricula.sheet.FieldVocabulary;
import org.matricula.sheet.HeaderFinder;
import org.matricula.sheet.Mapping;
import org.matricula.sheet.SheetBook;
import org.matricula.sheet.SheetDesign;
import org.matricula.sheet.SheetField;
import org.matricula.sheet.SheetGuard;
import org.matricula.sheet.SheetLimits;
import org.matricula.sheet.SheetReader;
import org.matricula.sheet.SheetRow;
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

    private static final List<String> COLUMNS =
            List.of(
                    "module",
                    "least",
                    "code",
                    "name",
                    "credits",
                    "hours",
                    "nature",
                    "assessment",
                    "term");

    private final SheetGuard guard = new SheetGuard(SheetLimits.usual());
    private final SheetReader reader = new SheetReader(SheetLimits.usual());
    private final Programmes programmes;
    private final Courses courses;
    private final MessageSource messages;

    ProgrammeSheet(Programmes programmes, Courses courses, MessageSource messages) {
        this.programmes = programmes;
        this.courses = courses;
        this.messages = messages;
    }

    /// A module without courses has a row of its own, so that it comes back as well.
    @Transactional(readOnly = true)
    void write(Programme it, OutputStream out, Locale locale) {
        var heads = new ArrayList<SheetDesign.ColumnDesign>();
        for (var column : COLUMNS) {
            var choices =
                    switch (column) {
                        case "nature" ->
                                Arrays.stream(Nature.values())
                                        .map(n -> word("nature", n.code(), locale))
                                        .toList();
                        case "assessment" ->
                                Arrays.stream(Assessment.values())
                                        .map(a -> word("assessment", a.code(), locale))
                                        .toList();
                        default -> List.<String>of();
                    };
            heads.add(new SheetDesign.ColumnDesign(heading(column, locale), 0, choices));
        }
        var planned =
                programmes.planned(it.id()).stream()
                        .collect(Collectors.groupingBy(PlannedCourse::moduleId));
        try (var sheet =
                SheetWriter.xlsx(
                        out, new SheetDesign(say("curriculum.programmes", locale), heads))) {
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
                                    word("nature", course.nature(), locale),
                                    word("assessment", course.assessment(), locale),
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
                        yield new Reading(it, locale).preview(book);
                    }
                }
            };
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            discard(file);
        }
    }

    /// One sheet while it is read.
    private final class Reading {

        private final Programme programme;
        private final Locale locale;
        private final Map<String, BigDecimal> modules = new LinkedHashMap<>();
        private final Map<String, Place> places = new LinkedHashMap<>();
        private final List<NewCourse> added = new ArrayList<>();
        private final Set<String> seen = new HashSet<>();
        private final List<Problem> problems = new ArrayList<>();

        private Reading(Programme programme, Locale locale) {
            this.programme = programme;
            this.locale = locale;
        }

        private Preview preview(SheetBook book) {
            var vocabulary = vocabulary();
            var layout =
                    new HeaderFinder(vocabulary)
                            .survey(book).stream()
                                    .flatMap(found -> found.layout().stream())
                                    .findFirst()
                                    .orElseThrow(
                                            () -> headless(say("curriculum.code-term", locale)));
            var mapping = Mapping.guess(layout, vocabulary);
            var missing = mapping.missing(vocabulary);
            if (!missing.isEmpty()) {
                throw headless(
                        missing.stream()
                                .map(field -> heading(field.key(), locale))
                                .collect(Collectors.joining("、")));
            }
            var all = new LinkedHashMap<Integer, Map<String, String>>();
            try (var rows = book.rows(layout.sheet())) {
                var body = layout.body(rows);
                while (body.hasNext()) {
                    var row = body.next();
                    all.put(row.number(), cells(mapping, row));
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
            var content = new Content(modules, places, added);
            return new Preview(
                    content, problems.isEmpty() ? changes(content, known) : List.of(), problems);
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
                places.put(code, new Place(module, term.intValue()));
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
                        Refusal.input(
                                "file", "programme.sheet-least", module, stands.toPlainString()));
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
            differs(
                    row,
                    "hours",
                    hours,
                    it.hours() == null ? null : BigDecimal.valueOf(it.hours()));
            if (!nature.isEmpty() && !nature.equals(it.nature())) {
                differing(row, "nature", word("nature", it.nature(), locale));
            }
            if (!assessment.isEmpty() && !assessment.equals(it.assessment())) {
                differing(row, "assessment", word("assessment", it.assessment(), locale));
            }
        }

        private boolean same(Problem it, int row, @Nullable String field) {
            return it.row() == row && field != null && it.column().equals(heading(field, locale));
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
                            "file", "programme.sheet-differs", heading(column, locale), stands));
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
            var code = codes(column).get(text.toLowerCase(Locale.ROOT));
            if (!text.isEmpty() && code == null) {
                wrong(row, column, Refusal.input("file", "course." + column));
            }
            return code == null ? "" : code;
        }

        private void wrong(int row, String column, Refusal refusal) {
            problems.add(new Problem(row, heading(column, locale), refusal));
        }

        private List<Change> changes(Content content, Map<String, Course> known) {
            var stand =
                    programmes.planned(programme.id()).stream()
                            .collect(
                                    Collectors.toMap(
                                            PlannedCourse::code,
                                            Function.identity(),
                                            (one, other) -> one,
                                            LinkedHashMap::new));
            var found = new ArrayList<Change>();
            content.places()
                    .forEach((code, place) -> {
                        var was = stand.get(code);
                        var now = shown(place.module(), place.term());
                        var name =
                                known.containsKey(code)
                                        ? known.get(code).name()
                                        : content.added().stream()
                                                .filter(c -> c.code().equals(code))
                                                .map(NewCourse::name)
                                                .findFirst()
                                                .orElse("");
                        if (was == null) {
                            found.add(new Change("added", code, name, null, now));
                        } else if (!shown(was.module(), was.plannedTerm()).equals(now)) {
                            found.add(
                                    new Change(
                                            "changed",
                                            code,
                                            name,
                                            shown(was.module(), was.plannedTerm()),
                                            now));
                        }
                    });
            stand.values().stream()
                    .filter(it -> !content.places().containsKey(it.code()))
                    .forEach(it ->
                            found.add(
                                    new Change(
                                            "removed",
                                            it.code(),
                                            it.name(),
                                            shown(it.module(), it.plannedTerm()),
                                            null)));
            var here =
                    programmes.modules(programme.id()).stream()
                            .collect(
                                    Collectors.toMap(
                                            ProgrammeModule::name, ProgrammeModule::leastCredits));
            content.modules()
                    .forEach((name, least) -> {
                        var was = here.get(name);
                        if (was == null || was.compareTo(least) != 0) {
                            found.add(
                                    new Change(
                                            was == null ? "added" : "changed",
                                            "",
                                            name,
                                            was == null ? null : was.toPlainString(),
                                            least.toPlainString()));
                        }
                    });
            here.forEach((name, least) -> {
                if (!content.modules().containsKey(name)) {
                    found.add(new Change("removed", "", name, least.toPlainString(), null));
                }
            });
            return found;
        }
    }

    private static Map<String, String> cells(Mapping mapping, SheetRow row) {
        var cells = new HashMap<String, String>();
        for (var column : COLUMNS) {
            cells.put(column, CellText.tidy(mapping.cell(row, column).text()));
        }
        return cells;
    }

    private static String shown(String module, int term) {
        return module + " · " + term;
    }

    private static @Nullable BigDecimal plainNumber(String text) {
        var plain = Normalizer.normalize(text, Normalizer.Form.NFKC).strip();
        return plain.matches("-?[0-9]{1,6}(\\.[0-9]{1,6})?") ? new BigDecimal(plain) : null;
    }

    private static boolean whole(BigDecimal it) {
        return it.stripTrailingZeros().scale() <= 0;
    }

    private Map<String, String> codes(String column) {
        var all = new HashMap<String, String>();
        var codes =
                column.equals("nature")
                        ? Arrays.stream(Nature.values()).map(Nature::code)
                        : Arrays.stream(Assessment.values()).map(Assessment::code);
        codes.forEach(code -> {
            all.put(code, code);
            for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                all.put(word(column, code, locale).toLowerCase(Locale.ROOT), code);
            }
        });
        return all;
    }

    private FieldVocabulary vocabulary() {
        return FieldVocabulary.of(
                COLUMNS.stream()
                        .map(key ->
                                new SheetField(
                                        key,
                                        heading(key, Locale.SIMPLIFIED_CHINESE),
                                        List.of(
                                                say(
                                                                "curriculum.heading." + key,
                                                                Locale.SIMPLIFIED_CHINESE)
                                                        .split("/")),
                                        List.of("module", "code", "term").contains(key),
                                        "P3",
                                        null))
                        .toList());
    }

    private String heading(String column, Locale locale) {
        return say("curriculum.column." + column, locale);
    }

    private String word(String group, String code, Locale locale) {
        return say("curriculum." + group + "." + code, locale);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }

    private static Refused headless(String columns) {
        return new Refused(Refusal.input("file", "programme.no-header", columns));
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
