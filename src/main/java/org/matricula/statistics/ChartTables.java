package org.matricula.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.matricula.statistics.CohortCounts.Became;
import org.matricula.statistics.Headcounts.Question;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Isolation;
import org.springframework.transaction.annotation.Transactional;

/// Counts what each chart draws.
@Service
class ChartTables {

    private static final int YEARS = 8;

    private final Headcounts headcounts;
    private final HeadcountView view;
    private final Flows flows;
    private final CohortCounts cohorts;
    private final StatisticsWords words;

    ChartTables(
            Headcounts headcounts,
            HeadcountView view,
            Flows flows,
            CohortCounts cohorts,
            StatisticsWords words) {
        this.headcounts = headcounts;
        this.view = view;
        this.flows = flows;
        this.cohorts = cohorts;
        this.words = words;
    }

    /// @param asked its first dimension is the one a trend is split by
    /// @param from the first day of a flow
    @Transactional(readOnly = true, isolation = Isolation.REPEATABLE_READ)
    public ChartTable of(ChartKind kind, Question asked, LocalDate from, Locale locale) {
        return switch (kind) {
            case PYRAMID -> table(by(asked, Dimension.AGE, Dimension.SEX), locale);
            case ORIGIN -> ranked(table(by(asked, Dimension.ORIGIN), locale));
            case FLOW -> flow(asked, from, locale);
            case TREND -> trend(asked, locale);
            case COHORT -> cohort(asked, locale);
        };
    }

    private ChartTable table(Question asked, Locale locale) {
        return ChartTable.of(
                view.table(asked, locale),
                words.dimension(asked.by().getFirst(), locale),
                words.say("statistics.total", locale));
    }

    private static ChartTable ranked(ChartTable table) {
        return new ChartTable(
                table.heads(),
                table.lines().stream()
                        .sorted(Comparator.comparingLong(ChartTable.Line::sum).reversed())
                        .toList(),
                false);
    }

    private ChartTable flow(Question asked, LocalDate from, Locale locale) {
        var span =
                new Flows.Span(asked.place(), from, asked.asOf(), asked.knownAt(), asked.filters());
        var lines =
                flows.statuses(span).stream()
                        .map(it ->
                                new ChartTable.Line(
                                        List.of(
                                                standing(it.from(), "before", locale),
                                                standing(it.to(), "after", locale)),
                                        List.of(
                                                ChartTable.number(
                                                        it.n(),
                                                        ChartStudentsPage.flow(asked, from, it)))))
                        .toList();
        return new ChartTable(
                List.of(
                        from.toString(),
                        asked.asOf().toString(),
                        words.say("statistics.students-counted", locale)),
                lines,
                false);
    }

    private String standing(String status, String side, Locale locale) {
        return switch (status) {
            case "none", "elsewhere" -> words.say("statistics.flow." + status + "." + side, locale);
            default -> words.word(Dimension.STATUS, status, locale);
        };
    }

    /// The day of each year; nothing before anybody was there.
    private ChartTable trend(Question asked, Locale locale) {
        var dimension = asked.by().getFirst();
        var years = new ArrayList<Question>();
        for (var ago = YEARS - 1; ago >= 0; ago--) {
            years.add(on(by(asked, dimension), asked.asOf().minusYears(ago)));
        }
        var counted = years.stream().map(headcounts::cells).toList();
        var values = new TreeSet<@Nullable String>(HeadcountView::inOrder);
        counted.forEach(some -> some.forEach(it -> values.add(it.keys().getFirst())));
        var labels =
                words.of(
                        dimension,
                        new LinkedHashSet<>(values),
                        asked.place().unitId(),
                        asked.asOf(),
                        locale);
        var lines = new ArrayList<ChartTable.Line>();
        for (var i = 0; i < years.size(); i++) {
            var question = years.get(i);
            var cells = counted.get(i);
            if (cells.isEmpty() && lines.isEmpty()) {
                continue;
            }
            var numbers =
                    labels.keySet().stream()
                            .map(value ->
                                    number(
                                            question,
                                            dimension,
                                            value,
                                            cells.stream()
                                                    .filter(it ->
                                                            java.util.Objects.equals(
                                                                    it.keys().getFirst(), value))
                                                    .mapToLong(Crosses.Cell::count)
                                                    .sum()))
                            .toList();
            lines.add(new ChartTable.Line(List.of(question.asOf().toString()), numbers));
        }
        var heads =
                Stream.concat(
                        Stream.of(words.say("statistics.as-of", locale)), labels.values().stream());
        return new ChartTable(heads.toList(), lines, false);
    }

    private ChartTable cohort(Question asked, Locale locale) {
        var lines =
                cohorts.of(asked).stream()
                        .map(it ->
                                new ChartTable.Line(
                                        List.of(
                                                words.word(
                                                        Dimension.ENTRY_YEAR,
                                                        String.valueOf(it.entryYear()),
                                                        locale)),
                                        List.of(
                                                became(asked, it, Became.STUDYING, it.studying()),
                                                became(asked, it, Became.FINISHED, it.finished()),
                                                became(asked, it, Became.GONE, it.gone()))))
                        .toList();
        return new ChartTable(
                Stream.of("by.entryYear", "cohort.studying", "cohort.finished", "cohort.gone")
                        .map(it -> words.say("statistics." + it, locale))
                        .toList(),
                lines,
                true);
    }

    private static HeadcountTable.Number became(
            Question asked, CohortCounts.Cohort cohort, Became became, long count) {
        return ChartTable.number(
                count, ChartStudentsPage.cohort(asked, cohort.entryYear(), became));
    }

    private static HeadcountTable.Number number(
            Question asked, Dimension dimension, @Nullable String value, long count) {
        var cell = new EnumMap<Dimension, @Nullable String>(Dimension.class);
        cell.put(dimension, value);
        return ChartTable.number(count, Questions.students(asked, cell));
    }

    private static Question by(Question asked, Dimension... by) {
        return new Question(
                asked.place(), List.of(by), asked.asOf(), asked.knownAt(), asked.filters());
    }

    private static Question on(Question asked, LocalDate day) {
        return new Question(asked.place(), asked.by(), day, asked.knownAt(), asked.filters());
    }
}
