package org.matricula.statistics;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.page.Allowed;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The head-count for other systems; `knownAt` asks for the report as it was made then.
@RestController
@Allowed({
    "registrar", "department-registrar", "academic-office-head", "vice-principal", "archive-keeper",
    "class-teacher", "counsellor", "point-reviewer", "branch-reviewer", "province-reviewer"
})
class HeadcountApi {

    record Answer(LocalDate asOf, long total, List<Map<String, @Nullable Object>> cells) {}

    private final Headcounts headcounts;
    private final Places places;
    private final UnitNames names;
    private final Codes codes;
    private final Clock clock;

    HeadcountApi(Headcounts headcounts, Places places, UnitNames names, Codes codes, Clock clock) {
        this.headcounts = headcounts;
        this.places = places;
        this.names = names;
        this.codes = codes;
        this.clock = clock;
    }

    @GetMapping("/api/v1/statistics/headcount")
    Answer count(
            @RequestParam(defaultValue = "") List<String> by,
            @RequestParam(required = false) @Nullable UUID unit,
            @RequestParam(required = false) @Nullable LocalDate asOf,
            @RequestParam(required = false) @Nullable Instant knownAt,
            @RequestParam MultiValueMap<String, String> given) {
        var dimensions = Dimension.read(by);
        var day = asOf == null ? LocalDate.now(clock) : asOf;
        var found =
                headcounts.cells(
                        new Headcounts.Question(
                                places.of(unit),
                                dimensions,
                                day,
                                knownAt,
                                Questions.filters(given)));
        var units = names.on(units(found, dimensions), day);
        var cells = new ArrayList<Map<String, @Nullable Object>>();
        for (var it : found) {
            var cell = new LinkedHashMap<String, @Nullable Object>();
            for (var i = 0; i < dimensions.size(); i++) {
                cell.put(
                        dimensions.get(i).key(), value(dimensions.get(i), it.keys().get(i), units));
            }
            cell.put("count", it.count());
            cells.add(cell);
        }
        return new Answer(day, found.stream().mapToLong(Crosses.Cell::count).sum(), cells);
    }

    private @Nullable Object value(
            Dimension dimension, @Nullable String value, Map<UUID, UnitNames.Named> units) {
        if (value == null) {
            return null;
        }
        var table = dimension.codeTable();
        if (table != null) {
            return Map.of("code", value, "label", codes.label(table, value));
        }
        if (!dimension.ofTree()) {
            return Integer.valueOf(value);
        }
        var unit = Objects.requireNonNull(units.get(UUID.fromString(value)));
        return Map.of("id", value, "code", unit.code(), "label", unit.name());
    }

    private static List<UUID> units(List<Crosses.Cell> cells, List<Dimension> by) {
        return IntStream.range(0, by.size())
                .filter(at -> by.get(at).ofTree())
                .boxed()
                .flatMap(at -> cells.stream().map(it -> it.keys().get(at)))
                .filter(Objects::nonNull)
                .map(UUID::fromString)
                .distinct()
                .toList();
    }
}
