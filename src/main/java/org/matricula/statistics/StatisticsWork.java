package org.matricula.statistics;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.matricula.calendar.Term;
import org.matricula.calendar.Terms;
import org.matricula.kernel.Actor;
import org.matricula.page.Crumb;
import org.matricula.page.Drawn;
import org.matricula.page.Figure;
import org.matricula.page.Work;
import org.matricula.page.WorkLine;
import org.matricula.page.WorkPart;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// A leader's first page: how many there are, in which standing, and how the term moved them.
@Component
class StatisticsWork implements Work {

    private static final String[] LEADERS = {
        "vice-principal",
        "academic-office-head",
        "registrar",
        "department-registrar",
        "branch-reviewer",
        "province-reviewer",
        "archive-keeper"
    };

    private final Figures figures;
    private final Headcounts headcounts;
    private final MovementTable.Drawing drawing;
    private final Places places;
    private final Terms terms;
    private final StatisticsWords words;
    private final MessageSource messages;
    private final Clock clock;

    StatisticsWork(
            Figures figures,
            Headcounts headcounts,
            MovementTable.Drawing drawing,
            Places places,
            Terms terms,
            StatisticsWords words,
            MessageSource messages,
            Clock clock) {
        this.figures = figures;
        this.headcounts = headcounts;
        this.drawing = drawing;
        this.places = places;
        this.terms = terms;
        this.words = words;
        this.messages = messages;
        this.clock = clock;
    }

    @Override
    public int order() {
        return 400;
    }

    @Override
    public List<WorkPart> parts(Actor actor, Locale locale) {
        if (!actor.holds(LEADERS) || actor.unit() == null) {
            return List.of();
        }
        var place = places.of(actor.unit());
        var today = LocalDate.now(clock);
        var tiles =
                figures.of(actor).stream()
                        .map(it ->
                                new Figure(
                                        say(it.key(), locale),
                                        number(it.value()),
                                        null,
                                        null,
                                        it.href()))
                        .toList();
        return List.of(
                WorkPart.figures("figures", say("statistics.headcount", locale), tiles),
                chart(place, today, locale),
                standings(place, today, locale),
                movement(place, today, locale));
    }

    private WorkPart chart(Place place, LocalDate today, Locale locale) {
        var total = headcounts.total(place, today);
        var query = "by=grade&by=sex&asOf=" + today;
        var told = say("statistics.caption", locale, today, number(total));
        return WorkPart.chart(
                        "headcount",
                        say("statistics.work.headcount", locale),
                        total == 0
                                ? null
                                : new Drawn(
                                        "stacked", told, "/statistics/headcount/chart?" + query),
                        say("statistics.empty", locale))
                .all(
                        new Crumb(
                                say("statistics.headcount", locale),
                                "/statistics/headcount?" + query));
    }

    private WorkPart standings(Place place, LocalDate today, Locale locale) {
        var cells =
                headcounts.cells(
                        new Headcounts.Question(place, List.of(Dimension.STATUS), today, null));
        var keys = cells.stream().map(it -> it.keys().getFirst()).toList();
        var labels = words.of(Dimension.STATUS, keys, null, today, locale);
        var lines =
                cells.stream()
                        .map(it ->
                                WorkLine.of(
                                        labels.getOrDefault(it.keys().getFirst(), ""),
                                        number(it.count()),
                                        "/statistics/headcount/students?asOf="
                                                + today
                                                + "&unit="
                                                + place.unitId()
                                                + "&status="
                                                + it.keys().getFirst()))
                        .toList();
        return WorkPart.list(
                        "standings",
                        say("statistics.work.standings", locale),
                        lines,
                        say("statistics.empty", locale))
                .all(
                        new Crumb(
                                say("statistics.headcount", locale),
                                "/statistics/headcount?by=status"))
                .beside();
    }

    private WorkPart movement(Place place, LocalDate today, Locale locale) {
        var term =
                terms.lastBegun(
                        place.unit() == null ? place.tops().getFirst() : place.unit().id(), today);
        var from = term.map(Term::from).orElse(Period.of(null, null, today).from());
        var table = drawing.of(place, from, today);
        var href = "/statistics/movement?from=" + from + "&to=" + today;
        var lines = new ArrayList<WorkLine>();
        if (!table.kinds().isEmpty() || table.closing() > 0) {
            lines.add(
                    WorkLine.of(
                            say("statistics.opening", locale, from),
                            number(table.opening()),
                            href));
            lines.add(WorkLine.of(say("statistics.in", locale), "+" + number(table.in()), href));
            lines.add(WorkLine.of(say("statistics.out", locale), "−" + number(table.out()), href));
            lines.add(
                    WorkLine.of(
                            say("statistics.closing", locale, today),
                            number(table.closing()),
                            href));
        }
        return WorkPart.list(
                        "movement",
                        term.map(it -> say("statistics.work.movement.of", locale, it.name()))
                                .orElse(say("statistics.movement", locale)),
                        lines,
                        say("statistics.work.movement.none", locale))
                .all(new Crumb(say("statistics.movement", locale), href))
                .beside();
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private String say(String key, Locale locale, Object... args) {
        var texts = java.util.Arrays.stream(args).map(Object::toString).toArray();
        return messages.getMessage(key, texts, locale);
    }
}
