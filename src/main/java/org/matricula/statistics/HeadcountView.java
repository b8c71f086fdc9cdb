package org.matricula.statistics;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/// Lays the numbers out for the page and for the sheet.
@Component
class HeadcountView {

    /// How a value that nobody knows is written in an address.
    static final String UNKNOWN = "-";

    private final Headcounts headcounts;
    private final StatisticsWords words;

    HeadcountView(Headcounts headcounts, StatisticsWords words) {
        this.headcounts = headcounts;
        this.words = words;
    }

    HeadcountTable table(Place place, List<Dimension> by, LocalDate asOf, Locale locale) {
        var cells = headcounts.cells(new Headcounts.Question(place, by, asOf, null));
        return HeadcountTable.of(
                cells,
                words(cells, by, 0, place, asOf, locale),
                words(cells, by, 1, place, asOf, locale),
                by.size() > 1,
                (first, second) -> address(place, by, asOf, first, second));
    }

    private Map<@Nullable String, String> words(
            List<Headcounts.Cell> cells,
            List<Dimension> by,
            int at,
            Place place,
            LocalDate asOf,
            Locale locale) {
        if (at >= by.size()) {
            return Collections.emptyMap();
        }
        var values = new ArrayList<@Nullable String>();
        cells.forEach(it -> values.add(it.keys().get(at)));
        values.sort(HeadcountView::inOrder);
        return words.of(by.get(at), new LinkedHashSet<>(values), place.unitId(), asOf, locale);
    }

    /// Numbers by size, codes by their characters, the unknown last.
    private static int inOrder(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return Boolean.compare(a == null, b == null);
        }
        return a.length() == b.length() ? a.compareTo(b) : Integer.compare(a.length(), b.length());
    }

    private static String address(
            Place place,
            List<Dimension> by,
            LocalDate asOf,
            HeadcountTable.@Nullable Choice first,
            HeadcountTable.@Nullable Choice second) {
        var address =
                UriComponentsBuilder.fromPath("/statistics/headcount/students")
                        .queryParam("asOf", asOf);
        var unit = place.unitId() == null ? null : place.unitId().toString();
        var choices = new ArrayList<HeadcountTable.@Nullable Choice>();
        choices.add(first);
        choices.add(second);
        for (var i = 0; i < by.size(); i++) {
            var choice = choices.get(i);
            if (choice == null) {
                continue;
            }
            if (by.get(i) == Dimension.UNIT) {
                address.queryParam("direct", choice.value() != null && choice.value().equals(unit));
                unit = choice.value();
            } else {
                address.queryParam(
                        by.get(i).key(), choice.value() == null ? UNKNOWN : choice.value());
            }
        }
        return (unit == null ? address : address.queryParam("unit", unit)).encode().toUriString();
    }
}
