package org.matricula.coursework.archive;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.document.DocumentKind;
import org.matricula.document.NewUnitPaper;
import org.matricula.document.PaperWords;
import org.matricula.document.UnitPaper;
import org.matricula.document.UnitPapers;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Sets the class total sheet and the single-course sheet in words.
@Component
public class SheetPaper {

    /// @param task of a single-course sheet, null for a class total
    /// @param before number of the edition this one stands in the place of
    /// @param hash of what it tells of
    record Asked(
            Unit unit,
            UUID term,
            @Nullable UUID task,
            DocumentKind kind,
            String number,
            int edition,
            @Nullable String before,
            String reason,
            List<SheetResults.Result> results,
            String hash) {

        /// Its editions follow each other.
        String subject() {
            return "score-sheet:" + unit.id() + ":" + (task == null ? term : task);
        }
    }

    /// One student of a table.
    ///
    /// @param cells of a class total one for each course, else its parts, result and attempt
    public record Row(String number, String name, List<String> cells, String failed) {}

    /// @param heads of the cells; some to a page, so that no class has too many courses for it
    public record Table(List<String> heads, List<Row> rows) {}

    private static final int COURSES_A_PAGE = 9;

    private final TemplateEngine templates;
    private final UnitPapers papers;
    private final Terms terms;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    SheetPaper(
            TemplateEngine templates,
            UnitPapers papers,
            Terms terms,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.templates = templates;
        this.papers = papers;
        this.terms = terms;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    UnitPaper issue(Asked it) {
        var words = new PaperWords(messages, Locale.SIMPLIFIED_CHINESE);
        var html = new StringOutput();
        var title = words.text(it.kind().label());
        var institution = it.unit().institutionId();
        var term =
                terms.of(it.unit().id()).stream()
                        .filter(t -> t.id().equals(it.term()))
                        .findFirst()
                        .map(SheetPaper::named)
                        .orElse("");
        var first = it.results().getFirst();
        templates.render(
                "coursework/archived-sheet.jte",
                Map.of(
                        "words",
                        words,
                        "title",
                        title,
                        "school",
                        institution == null ? it.unit().name() : units.get(institution).name(),
                        "number",
                        it.number(),
                        "facts",
                        it.kind() == DocumentKind.CLASS_SCORE_SHEET
                                ? words.text("archive.sheet.class", it.unit().name(), term)
                                : words.text(
                                        "archive.sheet.course",
                                        it.unit().name(),
                                        term,
                                        first.code(),
                                        first.course()),
                        "edition",
                        it.before() == null
                                ? ""
                                : words.text(
                                        "archive.sheet.edition",
                                        it.edition(),
                                        it.before(),
                                        it.reason()),
                        "tables",
                        it.kind() == DocumentKind.CLASS_SCORE_SHEET
                                ? totals(it.results(), words)
                                : List.of(single(it.results(), words)),
                        "hash",
                        words.text(
                                "archive.sheet.hash", it.hash(), String.valueOf(SheetContent.FORM)),
                        "signer",
                        Acting.now().name(),
                        "on",
                        LocalDate.now(clock)),
                html);
        return papers.issued(
                new NewUnitPaper(
                        it.kind(),
                        institution == null ? it.unit().id() : institution,
                        it.unit().pos(),
                        it.subject(),
                        title,
                        it.number()),
                html.toString());
    }

    private static String named(Term term) {
        return term.year() + " " + term.name();
    }

    /// 期中 and 实验 stand where the course's formula has them.
    private static Table single(List<SheetResults.Result> results, PaperWords words) {
        var midterm = results.getFirst().midtermPercent() > 0;
        var practical = results.getFirst().practicalPercent() > 0;
        var heads = new ArrayList<String>();
        heads.add(words.text("archive.sheet.usual"));
        if (midterm) {
            heads.add(words.text("coursework.part.midterm"));
        }
        if (practical) {
            heads.add(words.text("coursework.part.practical"));
        }
        heads.add(words.text("archive.sheet.exam"));
        heads.add(words.text("coursework.total"));
        heads.add(words.text("coursework.attempt"));
        return new Table(
                heads, results.stream().map(it -> row(it, midterm, practical, words)).toList());
    }

    private static Row row(
            SheetResults.Result it, boolean midterm, boolean practical, PaperWords words) {
        var cells = new ArrayList<String>();
        cells.add(part(it.usual()));
        if (midterm) {
            cells.add(part(it.midterm()));
        }
        if (practical) {
            cells.add(part(it.practical()));
        }
        cells.add(part(it.exam()));
        cells.add(result(it, words));
        cells.add(words.text("coursework.attempt." + it.attempt()));
        return new Row(
                it.studentNumber(), it.name(), cells, Boolean.FALSE.equals(it.passed()) ? "1" : "");
    }

    private static String part(@Nullable BigDecimal value) {
        return value == null ? "" : value.toPlainString();
    }

    /// The last attempt of the term stands for the course, in whichever group it was taken; more
    /// courses than fit beside each other go on in a table of their own.
    private static List<Table> totals(List<SheetResults.Result> results, PaperWords words) {
        var courses = new LinkedHashMap<String, String>();
        results.stream()
                .sorted(java.util.Comparator.comparing(SheetResults.Result::code))
                .forEach(it -> courses.put(it.code(), it.code() + " " + it.course()));
        var students = new LinkedHashMap<UUID, Map<String, SheetResults.Result>>();
        results.forEach(it ->
                students.computeIfAbsent(it.enrolmentId(), key -> new LinkedHashMap<>())
                        .put(it.code(), it));
        var all = List.copyOf(courses.keySet());
        var tables = new ArrayList<Table>();
        for (var from = 0; from < all.size(); from += COURSES_A_PAGE) {
            var some = all.subList(from, Math.min(all.size(), from + COURSES_A_PAGE));
            var rows =
                    students.values().stream()
                            .map(of -> {
                                var any = of.values().iterator().next();
                                var failed =
                                        of.values().stream()
                                                .filter(it -> Boolean.FALSE.equals(it.passed()))
                                                .count();
                                return new Row(
                                        any.studentNumber(),
                                        any.name(),
                                        some.stream()
                                                .map(it ->
                                                        of.get(it) == null
                                                                ? ""
                                                                : result(of.get(it), words))
                                                .toList(),
                                        failed == 0 ? "" : String.valueOf(failed));
                            })
                            .toList();
            tables.add(new Table(some.stream().map(courses::get).toList(), rows));
        }
        return tables;
    }

    private static String result(SheetResults.Result it, PaperWords words) {
        return it.mark() != null
                ? words.text("coursework.mark." + it.mark())
                : it.total() == null ? "" : it.total().toString();
    }
}
