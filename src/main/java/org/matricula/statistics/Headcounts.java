package org.matricula.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.matricula.statistics.Crosses.Cell;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 在籍人数 on any day: a sum of the units' folded rows and of those that came since.
@Repository
@Transactional(readOnly = true)
class Headcounts {

    /// What is asked.
    ///
    /// @param knownAt as it was known at an instant; null for what is known now
    record Question(
            Place place,
            List<Dimension> by,
            LocalDate asOf,
            @Nullable Instant knownAt,
            Map<Dimension, List<@Nullable String>> filters) {

        Question(Place place, List<Dimension> by, LocalDate asOf, @Nullable Instant knownAt) {
            this(place, by, asOf, knownAt, Map.of());
        }

        boolean uses(Dimension dimension) {
            return by.contains(dimension) || filters.containsKey(dimension);
        }
    }

    /// What a cross by thousands of units needs to add up without the disk.
    private static final String MEMORY = "64MB";

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
        var query = CountingQuery.of(asked);
        if (asked.by().stream().anyMatch(Dimension::ofTree)) {
            sql.sql("select set_config('work_mem', :memory, true)")
                    .param("memory", MEMORY)
                    .query(String.class)
                    .single();
        }
        return sql.sql(query.text())
                .params(query.parameters())
                .query((row, number) -> {
                    var keys = new ArrayList<@Nullable String>();
                    for (var i = 0; i < asked.by().size(); i++) {
                        keys.add(row.getString(i + 2));
                    }
                    return new Cell(keys, row.getLong(1));
                })
                .list();
    }
}
