package org.matricula.statistics;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What the statements of this module ask alike: a place, a day, the values that count.
final class Conditions {

    private Conditions() {}

    static Map<String, @Nullable Object> parameters(Place place) {
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("unit", place.unitId());
        parameters.put("tops", place.tops().toArray(UUID[]::new));
        parameters.put("lo", place.lo());
        parameters.put("hi", place.hi());
        return parameters;
    }

    static @Nullable Object at(@Nullable Instant instant) {
        return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
    }

    /// `and …` for each dimension whose values are chosen.
    static String chosen(
            Map<Dimension, List<@Nullable String>> filters, Function<Dimension, String> column) {
        return filters.keySet().stream()
                .map(it -> " and " + chosen(it, filters, column.apply(it)))
                .collect(Collectors.joining());
    }

    private static String chosen(
            Dimension dimension, Map<Dimension, List<@Nullable String>> filters, String column) {
        var known = "(" + column + ")::text = any(:only_" + dimension.key() + ")";
        var values = Objects.requireNonNull(filters.get(dimension));
        return values.stream().anyMatch(Objects::isNull)
                ? "(" + known + " or (" + column + ") is null)"
                : known;
    }

    static void put(
            Map<Dimension, List<@Nullable String>> filters,
            Map<String, @Nullable Object> parameters) {
        filters.forEach((dimension, values) ->
                parameters.put(
                        "only_" + dimension.key(),
                        values.stream().filter(Objects::nonNull).toArray(String[]::new)));
    }
}
