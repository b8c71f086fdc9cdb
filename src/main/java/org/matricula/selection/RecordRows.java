package org.matricula.selection;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// What the record says of everybody in range, and who of them is chosen.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class RecordRows {

    /// The record of one student in the period.
    ///
    /// @param group whom they are ranked among
    record Facts(
            UUID enrolment,
            UUID person,
            long scopePos,
            UUID unit,
            UUID group,
            int entryYear,
            @Nullable BigDecimal mean,
            int failed,
            int absent,
            @Nullable BigDecimal conduct,
            boolean sanctioned,
            List<String> special) {}

    /// One line to be written.
    record Judged(
            Facts facts,
            @Nullable BigDecimal measure,
            @Nullable Integer place,
            int size,
            boolean fulfils,
            List<String> reasons,
            boolean chosen) {}

    private static final String FACTS =
            """
            with reached as (
              select s.enrolment_id, s.person_id, s.scope_pos, s.unit_id, s.entry_year
                from registry.student s where s.scope_pos between :lo and :hi and s.status in (:statuses)),
            study as (
              -- the first sitting, or the one it was deferred to: what was made up or retaken wins nothing
              select k.enrolment_id,
                     round(sum(k.total * coalesce(k.credits, 1)) filter (where k.total is not null)
                       / nullif(sum(coalesce(k.credits, 1)) filter (where k.total is not null), 0), 2) as mean,
                     count(*) filter (where k.passed is false) as failed
                from (select distinct on (g.enrolment_id, t.course_id) g.enrolment_id, g.total, g.passed, c.credits
                        from coursework.grade g
                        join coursework.task t on t.id = g.task_id and t.stage = 'published'
                        join curriculum.course c on c.id = t.course_id
                        join calendar.term m on m.id = t.term_id and m.during && daterange(:from, :last, '[]')
                       where g.scope_pos between :lo and :hi and g.attempt in ('first', 'deferred')
                         and coalesce(g.total::text, g.mark) is not null
                       order by g.enrolment_id, t.course_id, g.passed is null, lower(m.during), g.attempt desc) k
               group by k.enrolment_id),
            missed as (
              select a.enrolment_id, count(*) as absent from coursework.absence a
               where a.scope_pos between :lo and :hi and a.kind = 'absent' and a.struck_at is null
                 and a.missed_on between :from and :last group by a.enrolment_id),
            conduct as (
              select p.enrolment_id, round(avg(p.points), 2) as points
                from appraisal.score p join appraisal.round r on r.id = p.round_id and r.state = 'confirmed'
                join calendar.term t on t.id = r.term_id and t.during && daterange(:from, :last, '[]')
               where p.scope_pos between :lo and :hi group by p.enrolment_id),
            sanctioned as (
              select distinct x.enrolment_id from discipline.sanction x where x.scope_pos between :lo and :hi
                 and x.state in ('decided', 'in-force') and x.measure <> 'lowered-mark')
            select s.enrolment_id, s.person_id, s.scope_pos, s.unit_id, s.entry_year,
                   case :within when 'class' then s.unit_id when 'institution' then :institution
                     else coalesce((select a.id from organisation.unit a
                                     where a.kind = :within and a.pos <= s.scope_pos and s.scope_pos <= a.pos_end
                                       and a.institution_id = :institution order by a.pos desc limit 1), s.unit_id)
                     end as ranked_in,
                   y.mean, coalesce(y.failed, 0) as failed, coalesce(m.absent, 0) as absent, c.points as conduct,
                   x.enrolment_id is not null as sanctioned, e.special
              from reached s
              join registry.enrolment e on e.id = s.enrolment_id
              left join study y on y.enrolment_id = s.enrolment_id
              left join missed m on m.enrolment_id = s.enrolment_id
              left join conduct c on c.enrolment_id = s.enrolment_id
              left join sanctioned x on x.enrolment_id = s.enrolment_id
             order by s.scope_pos, s.enrolment_id limit :most
            """;

    private static final String LINES =
            """
            select k.enrolment_id, s.name, s.student_number, k.unit_id, u.name as unit, k.measure, k.place, k.size,
                   k.failed, k.absent, k.conduct, k.sanctioned, k.fulfils, k.reasons, k.chosen, k.changed_why, k.changer
              from selection.candidate k
              join registry.student s on s.enrolment_id = k.enrolment_id
              join organisation.unit u on u.id = k.unit_id
             where k.round_id = :round and k.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    RecordRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Facts> facts(Round round, Scheme scheme, Unit range, List<String> statuses, int most) {
        var scope = Acting.now().scope().within(range.pos(), range.posEnd());
        return sql.sql(FACTS)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("from", round.from())
                .param("last", round.last())
                .param("within", scheme.rankWithin())
                .param("institution", round.institutionId())
                .param("statuses", statuses)
                .param("most", most)
                .query(RecordRows::facts)
                .list();
    }

    void replace(UUID round, List<Judged> all) {
        sql.sql("delete from selection.candidate where round_id = :round")
                .param("round", round)
                .update();
        for (var from = 0; from < all.size(); from += 500) {
            add(round, all.subList(from, Math.min(all.size(), from + 500)));
        }
    }

    private void add(UUID round, List<Judged> some) {
        sql.sql(
                        """
                        insert into selection.candidate
                          (round_id, enrolment_id, scope_pos, person_id, unit_id, measure, place, size, failed, absent,
                           conduct, sanctioned, fulfils, reasons, chosen)
                        select :round, l.enrolment, l.pos, l.person, l.unit, l.measure, l.place, l.size, l.failed,
                               l.absent, l.conduct, l.sanctioned, l.fulfils,
                               coalesce(string_to_array(nullif(l.reasons, ''), ','), '{}'), l.chosen
                          from unnest(cast(:enrolments as uuid[]), cast(:poss as bigint[]), cast(:persons as uuid[]),
                                      cast(:units as uuid[]), cast(:measures as numeric[]), cast(:places as int[]),
                                      cast(:sizes as int[]), cast(:failed as int[]), cast(:absent as int[]),
                                      cast(:conduct as numeric[]), cast(:sanctioned as boolean[]),
                                      cast(:fulfils as boolean[]), cast(:reasons as text[]), cast(:chosen as boolean[]))
                            as l (enrolment, pos, person, unit, measure, place, size, failed, absent, conduct,
                                  sanctioned, fulfils, reasons, chosen)
                        """)
                .param("round", round)
                .param("enrolments", texts(some, it -> it.facts().enrolment().toString()))
                .param("poss", some.stream().map(it -> it.facts().scopePos()).toArray(Long[]::new))
                .param("persons", texts(some, it -> it.facts().person().toString()))
                .param("units", texts(some, it -> it.facts().unit().toString()))
                .param("measures", texts(some, it -> text(it.measure())))
                .param("places", some.stream().map(Judged::place).toArray(Integer[]::new))
                .param("sizes", some.stream().map(Judged::size).toArray(Integer[]::new))
                .param(
                        "failed",
                        some.stream().map(it -> it.facts().failed()).toArray(Integer[]::new))
                .param(
                        "absent",
                        some.stream().map(it -> it.facts().absent()).toArray(Integer[]::new))
                .param("conduct", texts(some, it -> text(it.facts().conduct())))
                .param(
                        "sanctioned",
                        some.stream().map(it -> it.facts().sanctioned()).toArray(Boolean[]::new))
                .param("fulfils", some.stream().map(Judged::fulfils).toArray(Boolean[]::new))
                .param("reasons", texts(some, it -> String.join(",", it.reasons())))
                .param("chosen", some.stream().map(Judged::chosen).toArray(Boolean[]::new))
                .update();
    }

    /// By class, then place.
    ///
    /// @param which `chosen`, `fulfils` or `all`
    List<Candidate> lines(UUID round, String which, @Nullable UUID after, int most) {
        return asked(
                        LINES
                                + """
                                   and case :which when 'chosen' then k.chosen when 'fulfils' then k.fulfils else true end
                                   and (cast(:after as uuid) is null or (k.scope_pos, coalesce(k.place, 1000000), k.enrolment_id) >
                                     (select o.scope_pos, coalesce(o.place, 1000000), o.enrolment_id from selection.candidate o
                                       where o.round_id = :round and o.enrolment_id = cast(:after as uuid)))
                                 order by k.scope_pos, coalesce(k.place, 1000000), k.enrolment_id limit :most
                                """)
                .param("round", round)
                .param("which", which)
                .param("after", after, Types.OTHER)
                .param("most", most)
                .query(RecordRows::line)
                .list();
    }

    java.util.Optional<Candidate> line(UUID round, UUID enrolment) {
        return asked(LINES + " and k.enrolment_id = :enrolment")
                .param("round", round)
                .param("enrolment", enrolment)
                .query(RecordRows::line)
                .optional();
    }

    void change(UUID round, UUID enrolment, boolean chosen, String why) {
        sql.sql(
                        """
                        update selection.candidate set chosen = :chosen, changed_why = :why, changer = :name,
                               changer_id = cast(:by as uuid)
                         where round_id = :round and enrolment_id = :enrolment
                        """)
                .param("chosen", chosen)
                .param("why", why)
                .param("name", Acting.now().name())
                .param("by", Acting.now().account())
                .param("round", round)
                .param("enrolment", enrolment)
                .update();
    }

    int chosen(UUID round, Unit within) {
        return sql.sql(
                        """
                        select count(*) from selection.candidate
                         where round_id = :round and chosen and scope_pos between :lo and :hi
                        """)
                .param("round", round)
                .param("lo", within.pos())
                .param("hi", within.posEnd())
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec asked(String text) {
        var scope = Acting.now().scope();
        return sql.sql(text).param("lo", scope.lo()).param("hi", scope.hi());
    }

    private static String[] texts(
            List<Judged> some, java.util.function.Function<Judged, @Nullable String> of) {
        return some.stream().map(of).toArray(String[]::new);
    }

    private static @Nullable String text(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static Facts facts(ResultSet row, int number) throws SQLException {
        return new Facts(
                row.getObject("enrolment_id", UUID.class),
                row.getObject("person_id", UUID.class),
                row.getLong("scope_pos"),
                row.getObject("unit_id", UUID.class),
                row.getObject("ranked_in", UUID.class),
                row.getInt("entry_year"),
                row.getBigDecimal("mean"),
                row.getInt("failed"),
                row.getInt("absent"),
                row.getBigDecimal("conduct"),
                row.getBoolean("sanctioned"),
                Arrays.asList((String[]) row.getArray("special").getArray()));
    }

    private static Candidate line(ResultSet row, int number) throws SQLException {
        return new Candidate(
                row.getObject("enrolment_id", UUID.class),
                row.getString("name"),
                row.getString("student_number"),
                row.getObject("unit_id", UUID.class),
                row.getString("unit"),
                row.getBigDecimal("measure"),
                row.getObject("place", Integer.class),
                row.getInt("size"),
                row.getInt("failed"),
                row.getInt("absent"),
                row.getBigDecimal("conduct"),
                row.getBoolean("sanctioned"),
                row.getBoolean("fulfils"),
                Arrays.asList((String[]) row.getArray("reasons").getArray()),
                row.getBoolean("chosen"),
                row.getString("changed_why"),
                row.getString("changer"));
    }
}
