package org.matricula.statistics;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.statistics.Headcounts.Question;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// Questions as addresses write them: `unit`, `by`, `asOf`, `knownAt`, and of each dimension by its
/// own word the values that count.
@Component
class Questions {

    /// How a value that nobody knows is written in an address.
    static final String UNKNOWN = "-";

    private final Places places;
    private final Clock clock;

    Questions(Places places, Clock clock) {
        this.places = places;
        this.clock = clock;
    }

    /// @param by where nothing is asked
    Question read(MultiValueMap<String, String> given, List<Dimension> by) {
        var asked = Dimension.read(given.getOrDefault("by", List.of()));
        return new Question(
                place(given),
                asked.isEmpty() ? by : asked,
                day(given, "asOf"),
                knownAt(given),
                filters(given));
    }

    /// One number of a table, for its students.
    StudentsBehind.Cell cell(MultiValueMap<String, String> given) {
        var values = new EnumMap<Dimension, List<@Nullable String>>(Dimension.class);
        values.putAll(filters(given));
        for (var it : Dimension.values()) {
            var value = given.getFirst(it.key());
            if (it.ofTree() && it != Dimension.UNIT && value != null) {
                values.put(it, values(List.of(value)));
            }
        }
        return new StudentsBehind.Cell(
                place(given),
                Boolean.parseBoolean(given.getFirst("direct")),
                day(given, "asOf"),
                knownAt(given),
                values);
    }

    Place place(MultiValueMap<String, String> given) {
        var unit = text(given, "unit");
        try {
            return places.of(unit == null ? null : UUID.fromString(unit));
        } catch (IllegalArgumentException notOurs) {
            throw new Refused(Refusal.input("unit", "statistics.word", unit));
        }
    }

    LocalDate day(MultiValueMap<String, String> given, String name) {
        var day = dayOrNull(given, name);
        return day == null ? LocalDate.now(clock) : day;
    }

    @Nullable LocalDate dayOrNull(MultiValueMap<String, String> given, String name) {
        var text = text(given, name);
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException notOurs) {
            throw new Refused(Refusal.input(name, "statistics.word", text));
        }
    }

    /// An instant, or a local time as browsers write it.
    @Nullable Instant knownAt(MultiValueMap<String, String> given) {
        var text = text(given, "knownAt");
        try {
            return text == null
                    ? null
                    : text.endsWith("Z")
                            ? Instant.parse(text)
                            : LocalDateTime.parse(text).atZone(clock.getZone()).toInstant();
        } catch (DateTimeException notOurs) {
            throw new Refused(Refusal.input("knownAt", "statistics.word", text));
        }
    }

    static Map<Dimension, List<@Nullable String>> filters(MultiValueMap<String, String> given) {
        var filters = new EnumMap<Dimension, List<@Nullable String>>(Dimension.class);
        for (var it : Dimension.values()) {
            var values =
                    given.getOrDefault(it.key(), List.of()).stream()
                            .filter(value -> !value.isBlank())
                            .toList();
            if (!it.ofTree() && !values.isEmpty()) {
                filters.put(it, values(values));
            }
        }
        return filters;
    }

    private static List<@Nullable String> values(List<String> words) {
        var values = new ArrayList<@Nullable String>();
        words.forEach(it -> values.add(it.equals(UNKNOWN) ? null : it.strip()));
        return values;
    }

    private static @Nullable String text(MultiValueMap<String, String> given, String name) {
        var text = given.getFirst(name);
        return text == null || text.isBlank() ? null : text.strip();
    }

    /// Everything but the dimensions.
    static String same(Question asked) {
        var address = UriComponentsBuilder.newInstance().queryParam("asOf", asked.asOf());
        if (asked.place().unitId() != null) {
            address.queryParam("unit", asked.place().unitId());
        }
        filters(address, asked, List.of());
        return query(address);
    }

    /// The filters and the instant alone, each with its `&`; empty for none.
    static String kept(Question asked) {
        var address = UriComponentsBuilder.newInstance();
        filters(address, asked, List.of());
        var query = address.build(true).getQuery();
        return query == null ? "" : "&" + query;
    }

    /// The query that asks for the same again.
    static String again(Question asked) {
        var by = new StringBuilder();
        asked.by().forEach(it -> by.append("by=").append(it.key()).append('&'));
        return by + same(asked);
    }

    /// The students behind a number.
    ///
    /// @param cell its value of each dimension; a dimension that isn't there is summed over
    static String students(Question asked, Map<Dimension, @Nullable String> cell) {
        var address = UriComponentsBuilder.newInstance().queryParam("asOf", asked.asOf());
        var unit = asked.place().unitId() == null ? null : asked.place().unitId().toString();
        for (var it : Arrays.asList(Dimension.values())) {
            if (!cell.containsKey(it)) {
                continue;
            }
            var value = cell.get(it);
            if (it == Dimension.UNIT) {
                address.queryParam("direct", value != null && value.equals(unit));
                unit = value;
            } else {
                address.queryParam(it.key(), encoded(value));
            }
        }
        if (unit != null) {
            address.queryParam("unit", unit);
        }
        filters(address, asked, cell.keySet());
        return "/statistics/headcount/students?" + query(address);
    }

    private static void filters(
            UriComponentsBuilder address, Question asked, java.util.Collection<Dimension> but) {
        if (asked.knownAt() != null) {
            address.queryParam("knownAt", asked.knownAt());
        }
        asked.filters()
                .forEach((dimension, values) -> {
                    if (!but.contains(dimension)) {
                        values.forEach(it -> address.queryParam(dimension.key(), encoded(it)));
                    }
                });
    }

    private static String encoded(@Nullable String value) {
        return UriUtils.encode(value == null ? UNKNOWN : value, StandardCharsets.UTF_8);
    }

    private static String query(UriComponentsBuilder address) {
        return String.valueOf(address.build(true).getQuery());
    }
}
