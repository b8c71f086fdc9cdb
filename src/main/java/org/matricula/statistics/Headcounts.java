package org.matricula.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 在籍人数 on any day: a sum of the unit's folded rows and of those that came since.
@Repository
@Transactional(readOnly = true)
class Headcounts {

    /// @param keys the value of each dimension asked for, in that order; null where none is known
    record Cell(List<@Nullable String> keys, long count) {}

    /// What is asked.
    ///
    /// @param knownAt as it was known at an instant; null for what is known now
    record Question(Place place, List<Dimension> by, LocalDate asOf, @Nullable Instant knownAt) {

        private boolean byUnit() {
            return by.contains(Dimension.UNIT);
        }
    }

    /// The units whose own sums are shown.
    private static final String PARTS =
            """
            with part as materialized (
              select u.id, u.pos, u.pos_end from organisation.unit u
               where u.parent_id is not distinct from cast(:unit as uuid)
            ), number as (
            """;

    private final JdbcClient sql;

    Headcounts(JdbcClient sql) {
        this.sql = sql;
    }

    long total(Place place, LocalDate asOf) {
        return cells(new Question(place, List.of(), asOf, null)).stream()
                .mapToLong(Cell::count)
                .sum();
    }

    /// Only cells that are not empty, in the order of their keys.
    List<Cell> cells(Question asked) {
        var columns =
                asked.by().stream()
                        .map(it -> "number." + it.column())
                        .collect(Collectors.joining(", "));
        var grouped = columns.isEmpty() ? "" : " group by " + columns;
        var ordered = columns.isEmpty() ? "" : " order by " + columns;
        var query =
                PARTS
                        + String.join(" union all ", numbers(asked))
                        + ") select coalesce(sum(number.n), 0) as n"
                        + (columns.isEmpty() ? "" : ", " + columns)
                        + " from number"
                        + grouped
                        + " having coalesce(sum(number.n), 0) <> 0"
                        + ordered;
        return sql.sql(query)
                .param("unit", asked.place().unitId())
                .param("tops", asked.place().tops().toArray(UUID[]::new))
                .param("lo", asked.place().lo())
                .param("hi", asked.place().hi())
                .param("day", asked.asOf())
                .param(
                        "known",
                        asked.knownAt() == null ? null : asked.knownAt().atOffset(ZoneOffset.UTC))
                .query((row, number) -> {
                    var keys = new ArrayList<@Nullable String>();
                    for (var i = 0; i < asked.by().size(); i++) {
                        keys.add(row.getString(i + 2));
                    }
                    return new Cell(keys, row.getLong(1));
                })
                .list();
    }

    private static List<String> numbers(Question asked) {
        if (asked.knownAt() != null) {
            return List.of(deltas(asked, "d.recorded_at <= :known"));
        }
        var parts = new ArrayList<String>();
        parts.add(deltas(asked, "not d.folded"));
        if (!asked.byUnit()) {
            parts.add(folds(asked, "null", "1", "f.unit_id = any(:tops)"));
            return parts;
        }
        parts.add(folds(asked, "f.unit_id", "1", "f.unit_id in (select part.id from part)"));
        if (asked.place().unit() != null) {
            // who stands in the unit itself: its sum without those of its parts
            parts.add(folds(asked, "cast(:unit as uuid)", "1", "f.unit_id = :unit"));
            parts.add(
                    folds(
                            asked,
                            "cast(:unit as uuid)",
                            "-1",
                            "f.unit_id in (select part.id from part)"));
        }
        return parts;
    }

    private static String folds(Question asked, String unit, String sign, String which) {
        return "select "
                + columns(asked, "f.", unit)
                + sign
                + " * f.n as n from statistics.fold f where f.day <= :day and "
                + which;
    }

    private static String deltas(Question asked, String which) {
        var part =
                asked.byUnit()
                        ? " left join part on d.scope_pos between part.pos and part.pos_end"
                        : "";
        return "select "
                + columns(asked, "d.", "coalesce(part.id, cast(:unit as uuid))")
                + "d.n from statistics.delta d"
                + part
                + " where d.scope_pos between :lo and :hi and d.day <= :day and "
                + which;
    }

    private static String columns(Question asked, String from, String unit) {
        return asked.by().stream()
                .map(it -> it == Dimension.UNIT ? unit + " as unit, " : from + it.column() + ", ")
                .collect(Collectors.joining());
    }
}
