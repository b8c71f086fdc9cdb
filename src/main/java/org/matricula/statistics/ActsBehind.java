package org.matricula.statistics;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The students behind a number of what was done: one line for each time, so that whoever left and
/// came back stands there twice; of those within the reader's reach.
@Repository
@Transactional(readOnly = true)
class ActsBehind {

    /// @param on the day it was done, or the standing ended
    /// @param status and `gradeLevel` and `unit` since then, or where none followed, until then
    record Done(
            String key,
            LocalDate on,
            String verb,
            UUID enrolmentId,
            String name,
            String studentNumber,
            String sex,
            String status,
            @Nullable Integer gradeLevel,
            String unit) {}

    /// Which side of the movement table.
    enum Side {
        IN("t.pos between :lo and :hi and (f.pos is null or f.pos not between :lo and :hi)"),
        OUT("f.pos between :lo and :hi and (t.pos is null or t.pos not between :lo and :hi)");

        private final String condition;

        Side(String condition) {
            this.condition = condition;
        }
    }

    /// As the counting sees a move: a standing in another unit, or on the roll where none was.
    private static final String STEPS =
            """
            select x.enrolment_id, x.id as spell_id, lower(x.during) as "on", coalesce(e.verb, 'END') as verb,
                   case when statistics.on_roll(p.status) then p.unit_id end as from_unit,
                   case when statistics.on_roll(x.status) then x.unit_id end as to_unit
              from registry.spell x
              left join registry.spell p on p.enrolment_id = x.enrolment_id and upper_inf(p.recorded)
                    and upper(p.during) = lower(x.during)
              left join registry.status_event e on e.id = x.event_id
             where upper_inf(x.recorded) and lower(x.during) between :from and :to
            union all
            select x.enrolment_id, x.id, upper(x.during), 'END', x.unit_id, null
              from registry.spell x
             where upper_inf(x.recorded) and upper(x.during) between :from and :to and statistics.on_roll(x.status)
               and not exists (select from registry.spell n where n.enrolment_id = x.enrolment_id
                                  and upper_inf(n.recorded) and lower(n.during) = upper(x.during))
            """;

    private static final String SHOWN =
            """
            n.enrolment_id, n.name, n.student_number, n.sex, s.status, s.grade_level, u.name as unit
            """;

    private static final String PAGE =
            """
             and (n.student_number, %1$s) > (:number, :key)
             order by n.student_number, %1$s limit :limit
            """;

    private final JdbcClient sql;

    ActsBehind(JdbcClient sql) {
        this.sql = sql;
    }

    /// Who came into a place or left it within a period, both days included.
    ///
    /// @param verb what did it; null for whatever it was
    Slice<Done> moved(
            Place place,
            Period period,
            Side side,
            @Nullable String verb,
            int limit,
            @Nullable String cursor) {
        var key = "k.\"on\"::text || k.enrolment_id || k.spell_id";
        var parameters = new HashMap<String, @Nullable Object>();
        parameters.put("lo", place.lo());
        parameters.put("hi", place.hi());
        parameters.put("from", period.from());
        parameters.put("to", period.to());
        parameters.put("verb", verb);
        return page(
                """
                with step as (%s)
                select %s as key, k."on", k.verb, %s
                  from step k
                  left join organisation.unit f on f.id = k.from_unit
                  left join organisation.unit t on t.id = k.to_unit
                  join registry.student n on n.enrolment_id = k.enrolment_id
                  join registry.spell s on s.id = k.spell_id
                  join organisation.unit u on u.id = s.unit_id
                 where k.from_unit is distinct from k.to_unit and %s
                   and (cast(:verb as text) is null or k.verb = cast(:verb as text))
                """
                                .formatted(STEPS, key, SHOWN, side.condition)
                        + PAGE.formatted("(" + key + ") collate \"C\""),
                parameters,
                limit,
                cursor);
    }

    /// What was done to those counted at either end of a comparison.
    ///
    /// @param counted the statements of the two ends, `enrolment_id` among their columns
    Slice<Done> acts(
            List<String> counted,
            Map<String, @Nullable Object> given,
            List<String> verbs,
            int limit,
            @Nullable String cursor) {
        var parameters = new HashMap<>(given);
        parameters.put("verbs", verbs.toArray(String[]::new));
        return page(
                """
                with began as (%s), ended as (%s)
                select e.id::text as key, e.effective_on as "on", e.verb, %s
                  from registry.status_event e
                  join registry.student n on n.enrolment_id = e.enrolment_id
                  join lateral (select z.status, z.grade_level, z.unit_id from registry.spell z
                                 where z.enrolment_id = e.enrolment_id and upper_inf(z.recorded)
                                   and lower(z.during) <= e.effective_on
                                 order by lower(z.during) desc limit 1) s on true
                  join organisation.unit u on u.id = s.unit_id
                 where e.enrolment_id in (select enrolment_id from began union select enrolment_id from ended)
                   and e.effective_on > :from and e.effective_on <= :to and e.verb = any (:verbs) and %s
                """
                                .formatted(counted.get(0), counted.get(1), SHOWN, Flows.STANDS)
                        + PAGE.formatted("e.id::text collate \"C\""),
                parameters,
                limit,
                cursor);
    }

    private Slice<Done> page(
            String statement,
            Map<String, @Nullable Object> parameters,
            int limit,
            @Nullable String cursor) {
        var place = cursor == null ? List.of("", "") : Cursor.read(cursor, 2);
        if (place.size() != 2) {
            throw new Refused(Refusal.input("cursor", "cursor"));
        }
        var rows =
                sql.sql(statement)
                        .params(parameters)
                        .param("number", place.get(0))
                        .param("key", place.get(1))
                        .param("limit", limit + 1)
                        .query(Done.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.studentNumber(), it.key()));
    }
}
