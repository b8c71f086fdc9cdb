package org.matricula.statistics;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.page.Choice;
import org.matricula.registry.StudentStatus;
import org.matricula.statistics.Headcounts.Question;
import org.springframework.stereotype.Component;

/// What a count can be narrowed to, and what it is narrowed to.
@Component
class Filters {

    private final Codes codes;
    private final StatisticsWords words;

    Filters(Codes codes, StatisticsWords words) {
        this.codes = codes;
        this.words = words;
    }

    List<HeadcountShown.Filter> offered(Question asked, Locale locale) {
        return Arrays.stream(Dimension.values())
                .filter(it -> !it.ofTree())
                .map(it ->
                        new HeadcountShown.Filter(
                                it.key(),
                                words.dimension(it, locale),
                                options(it, locale),
                                value(asked, it)))
                .toList();
    }

    /// Each as words, with the address of the same question without it.
    ///
    /// @param page the address the questions are asked at
    List<Choice> chosen(Question asked, String page, Locale locale) {
        var chosen = new ArrayList<Choice>();
        asked.filters()
                .forEach((dimension, values) -> {
                    var words =
                            String.join(
                                    "、",
                                    values.stream()
                                            .map(it -> this.words.word(dimension, it, locale))
                                            .toList());
                    chosen.add(
                            new Choice(
                                    page + "?" + Questions.again(without(asked, dimension)),
                                    this.words.dimension(dimension, locale) + " " + words));
                });
        return chosen;
    }

    /// What a form that asks for something else of the same students sends along.
    static List<Choice> kept(Question asked) {
        var kept = new ArrayList<Choice>();
        asked.filters()
                .forEach((dimension, values) ->
                        values.forEach(it ->
                                kept.add(
                                        new Choice(
                                                dimension.key(),
                                                it == null ? Questions.UNKNOWN : it))));
        if (asked.knownAt() != null) {
            kept.add(new Choice("knownAt", asked.knownAt().toString()));
        }
        return kept;
    }

    /// In words, for a sheet that has no page around it.
    String told(Question asked, Locale locale) {
        return String.join("; ", chosen(asked, "", locale).stream().map(Choice::label).toList());
    }

    private List<Choice> options(Dimension dimension, Locale locale) {
        var table = dimension.codeTable();
        if (table == null) {
            return List.of();
        }
        var options = new ArrayList<Choice>();
        codes.list(table).stream()
                .filter(it ->
                        dimension != Dimension.STATUS
                                || Arrays.asList(StudentStatus.activeCodes()).contains(it.code()))
                .forEach(it ->
                        options.add(new Choice(it.code(), codes.label(table, it.code(), locale))));
        options.add(new Choice(Questions.UNKNOWN, words.say("statistics.unknown", locale)));
        return options;
    }

    private static String value(Question asked, Dimension dimension) {
        List<@Nullable String> values = asked.filters().getOrDefault(dimension, List.of());
        var first = values.isEmpty() ? "" : values.getFirst();
        return first == null ? Questions.UNKNOWN : first;
    }

    private static Question without(Question asked, Dimension dimension) {
        var filters = new EnumMap<Dimension, List<@Nullable String>>(Dimension.class);
        filters.putAll(asked.filters());
        filters.remove(dimension);
        return new Question(asked.place(), asked.by(), asked.asOf(), asked.knownAt(), filters);
    }
}
