package org.matricula.calendar;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// 学年学期: a unit's own terms, else those of the nearest unit above that has any.
@Repository
@Transactional(readOnly = true)
public class Terms {

    private static final String SELECT =
            """
            select t.id, t.year, t.seq, t.name, lower(t.during) as "from", upper(t.during) as until
              from calendar.term t
            """;

    private final JdbcClient sql;
    private final Units units;

    Terms(JdbcClient sql, Units units) {
        this.sql = sql;
        this.units = units;
    }

    /// The term a day lies in; empty in the holidays between.
    public Optional<Term> on(UUID institution, LocalDate day) {
        return of(institution).stream().filter(it -> it.contains(day)).findFirst();
    }

    /// The last term that has begun by the day, holidays after it included.
    public Optional<Term> lastBegun(UUID institution, LocalDate day) {
        return of(institution).stream().filter(it -> !it.from().isAfter(day)).findFirst();
    }

    /// Every term, the newest first.
    public List<Term> of(UUID institution) {
        return units.path(institution).reversed().stream()
                .map(Unit::id)
                .map(this::own)
                .filter(it -> !it.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    List<Term> own(UUID unit) {
        return sql.sql(SELECT + "where t.unit_id = :unit order by lower(t.during) desc")
                .param("unit", unit)
                .query(Term.class)
                .list();
    }

    Optional<Term> find(UUID unit, UUID term) {
        return own(unit).stream().filter(it -> it.id().equals(term)).findFirst();
    }
}
