package org.matricula.statistics;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.matricula.database.BeyondReach;
import org.matricula.kernel.Cursor;
import org.matricula.kernel.Slice;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// What became of the students of a place between two days: read from the standings themselves, one
/// student beside the other.
@Repository
@Transactional(readOnly = true)
class Flows {

    /// @param from the evening it begins
    /// @param to the evening it ends
    record Span(
            Place place,
            LocalDate from,
            LocalDate to,
            @Nullable Instant knownAt,
            Map<Dimension, List<@Nullable String>> filters) {}

    /// So many went from one value to another.
    ///
    /// @param was whether they were counted at the beginning; `from` is their value then
    /// @param is whether they are counted at the end; `to` is their value then
    /// @param verb what happened last to their standing in between; null for nothing: they grew
    ///   older, or a detail of theirs changed
    record Change(
            boolean was,
            @Nullable String from,
            boolean is,
            @Nullable String to,
            @Nullable String verb,
            long n) {}

    /// @param from a status, `none` for no standing anywhere within reach, `elsewhere` for one
    ///   outside the place
    record Flow(String from, String to, long n) {}

    /// Which of those behind a number of a comparison; of one value, or of all.
    enum Side {
        IN("b.enrolment_id is null and (:all or e.key is not distinct from cast(:value as text))"),
        OUT("e.enrolment_id is null and (:all or b.key is not distinct from cast(:value as text))"),
        MOVED_IN(
                "b.enrolment_id = e.enrolment_id and b.key is distinct from e.key and (:all or e.key is not distinct from cast(:value as text))"),
        MOVED_OUT(
                "b.enrolment_id = e.enrolment_id and b.key is distinct from e.key and (:all or b.key is not distinct from cast(:value as text))");

        private final String condition;

        Side(String condition) {
            this.condition = condition;
        }
    }

    /// Whom a number of a comparison counts.
    ///
    /// @param all of every value; `value` is not looked at then
    /// @param verbs what happened to them last, [#DETAIL] for nothing; empty for whatever it was
    record Behind(Side side, boolean all, @Nullable String value, List<String> verbs) {}

    /// In place of a verb, where none explains a change.
    static final String DETAIL = "-";

    /// Of an event `e`: nobody has taken it back, and it takes back none.
    static final String STANDS =
            """
            e.reverses is null and (cast(:known as timestamptz) is null or e.recorded_at <= :known)
            and not exists (select from registry.status_event r where r.reverses = e.id
                               and (cast(:known as timestamptz) is null or r.recorded_at <= :known))
            """;

    private static final String HAPPENED =
            """
            left join lateral (
              select e.verb from registry.status_event e
               where e.enrolment_id = %s and e.effective_on > :from and e.effective_on <= :to
                 and e.reverses is null and (cast(:known as timestamptz) is null or e.recorded_at <= :known)
                 and not exists (select from registry.status_event r where r.reverses = e.id
                                    and (cast(:known as timestamptz) is null or r.recorded_at <= :known))
               order by e.effective_on desc, e.seq desc limit 1) v on true
            """;

    private final JdbcClient sql;
    private final ActsBehind behind;
    private final BeyondReach beyondReach;

    Flows(JdbcClient sql, ActsBehind behind, BeyondReach beyondReach) {
        this.sql = sql;
        this.behind = behind;
        this.beyondReach = beyondReach;
    }

    /// Those who came, left, or count under another value now than before. Whoever has left the
    /// reader's reach since is counted, as the head-counts of the days count them, and not listed.
    List<Change> changes(Span span, Dimension by) {
        return beyondReach.reach(() ->
                statement(
                                span,
                                """
                                with began as (%s), ended as (%s), changed as (
                                  select coalesce(b.enrolment_id, e.enrolment_id) as enrolment_id,
                                         b.enrolment_id is not null as was, b.key as from_key,
                                         e.enrolment_id is not null as still, e.key as to_key
                                    from began b full join ended e on e.enrolment_id = b.enrolment_id
                                   where (b.enrolment_id is null) <> (e.enrolment_id is null) or b.key is distinct from e.key
                                )
                                select c.was, c.from_key as "from", c.still as "is", c.to_key as "to", v.verb, count(*) as n
                                  from changed c
                                  %s
                                 group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
                                """
                                        .formatted(
                                                counted(span, by, ":from"),
                                                counted(span, by, ":to"),
                                                HAPPENED.formatted("c.enrolment_id")))
                        .query(Change.class)
                        .list());
    }

    /// What was done, whether or not it moved anybody: a visit elsewhere leaves everybody where
    /// they were counted.
    record Acts(String verb, long n) {}

    List<Acts> acts(Span span, Dimension by) {
        return beyondReach.reach(() ->
                statement(
                                span,
                                """
                                with began as (%s), ended as (%s)
                                select e.verb, count(*) as n from registry.status_event e
                                 where e.enrolment_id in (select enrolment_id from began union select enrolment_id from ended)
                                   and e.effective_on > :from and e.effective_on <= :to and %s
                                 group by e.verb
                                """
                                        .formatted(
                                                counted(span, by, ":from"),
                                                counted(span, by, ":to"),
                                                STANDS))
                        .query(Acts.class)
                        .list());
    }

    /// Each time it was done, with its student.
    Slice<ActsBehind.Done> acts(
            Span span, Dimension by, List<String> verbs, int limit, @Nullable String cursor) {
        return behind.acts(
                List.of(counted(span, by, ":from"), counted(span, by, ":to")),
                parameters(span),
                verbs,
                limit,
                cursor);
    }

    /// The students behind one number of a comparison.
    Slice<StudentsBehind.Student> students(
            Span span, Dimension by, Behind behind, int limit, @Nullable String cursor) {
        var place = StudentsBehind.place(cursor);
        var rows =
                statement(
                                span,
                                """
                                with began as (%s), ended as (%s)
                                select n.enrolment_id, n.name, n.student_number, n.sex, s.status, s.grade_level, u.name as unit
                                  from began b full join ended e on e.enrolment_id = b.enrolment_id
                                  join registry.student n on n.enrolment_id = coalesce(b.enrolment_id, e.enrolment_id)
                                  join registry.spell s on s.enrolment_id = n.enrolment_id and %s
                                   and s.during @> case when e.enrolment_id is null then cast(:from as date) else cast(:to as date) end
                                  join organisation.unit u on u.id = s.unit_id
                                  %s
                                 where %s and (cardinality(:verbs) = 0 or coalesce(v.verb, '-') = any (:verbs))
                                   and (n.student_number, n.enrolment_id) > (:number, :enrolment)
                                 order by n.student_number, n.enrolment_id limit :limit
                                """
                                        .formatted(
                                                counted(span, by, ":from"),
                                                counted(span, by, ":to"),
                                                known(span, "s"),
                                                HAPPENED.formatted("n.enrolment_id"),
                                                behind.side().condition))
                        .param("all", behind.all())
                        .param("value", behind.value())
                        .param("verbs", behind.verbs().toArray(String[]::new))
                        .param("number", place.number())
                        .param("enrolment", place.enrolment())
                        .param("limit", limit + 1)
                        .query(StudentsBehind.Student.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.studentNumber(), it.enrolmentId()));
    }

    /// 学籍流向: the standings of the first day beside those of the last.
    List<Flow> statuses(Span span) {
        return statement(
                        span,
                        paired(span)
                                + """
                                select "from", "to", count(*) as n from pair group by 1, 2 order by 1, 2
                                """)
                .query(Flow.class)
                .list();
    }

    /// The students of one flow, as they stood on the last day, or where they no longer stand
    /// anywhere within reach, on the first.
    Slice<StudentsBehind.Student> students(
            Span span, String from, String to, int limit, @Nullable String cursor) {
        var place = StudentsBehind.place(cursor);
        var rows =
                statement(
                                span,
                                paired(span)
                                        + """
                                        select n.enrolment_id, n.name, n.student_number, n.sex, s.status, s.grade_level, u.name as unit
                                          from pair p
                                          join registry.student n on n.enrolment_id = p.enrolment_id
                                          join registry.spell s on s.enrolment_id = n.enrolment_id and %s
                                           and s.during @> case when p."to" = 'none' then cast(:from as date) else cast(:to as date) end
                                          join organisation.unit u on u.id = s.unit_id
                                         where p."from" = :was and p."to" = :is
                                           and (n.student_number, n.enrolment_id) > (:number, :enrolment)
                                         order by n.student_number, n.enrolment_id limit :limit
                                        """
                                                .formatted(known(span, "s")))
                        .param("was", from)
                        .param("is", to)
                        .param("number", place.number())
                        .param("enrolment", place.enrolment())
                        .param("limit", limit + 1)
                        .query(StudentsBehind.Student.class)
                        .list();
        return Slice.of(rows, limit, it -> Cursor.of(it.studentNumber(), it.enrolmentId()));
    }

    /// `pair`: everybody counted on one of the days with where they stood on both.
    private static String paired(Span span) {
        return """
        with began as (%s), ended as (%s), either as (
          select b.enrolment_id from began b union select e.enrolment_id from ended e
        ), pair as (
          select i.enrolment_id,
                 coalesce(b.key, case when statistics.on_roll(w.status) then 'elsewhere' else w.status end, 'none') as "from",
                 coalesce(e.key, case when statistics.on_roll(x.status) then 'elsewhere' else x.status end, 'none') as "to"
            from either i
            left join began b on b.enrolment_id = i.enrolment_id
            left join ended e on e.enrolment_id = i.enrolment_id
            left join registry.spell w on b.enrolment_id is null and w.enrolment_id = i.enrolment_id
                  and w.during @> cast(:from as date) and %s
            left join registry.spell x on e.enrolment_id is null and x.enrolment_id = i.enrolment_id
                  and x.during @> cast(:to as date) and %s
        )
        """
                .formatted(
                        counted(span, Dimension.STATUS, ":from"),
                        counted(span, Dimension.STATUS, ":to"),
                        known(span, "w"),
                        known(span, "x"));
    }

    private static String known(Span span, String spell) {
        return span.knownAt() == null
                ? "upper_inf(" + spell + ".recorded)"
                : spell + ".recorded @> cast(:known as timestamptz)";
    }

    /// Everybody on the roll of the place on one of the days, with the value that day.
    private static String counted(Span span, Dimension by, String day) {
        return ("select s.enrolment_id, ("
                        + StudentsBehind.column(by)
                        + ")::text as key"
                        + StudentsBehind.FROM
                        + StudentsBehind.ON_THE_DAY
                        + (span.knownAt() == null ? StudentsBehind.NOW : StudentsBehind.THEN)
                        + Conditions.chosen(span.filters(), StudentsBehind::column))
                .replace(":day", "cast(" + day + " as date)");
    }

    private JdbcClient.StatementSpec statement(Span span, String text) {
        return sql.sql(text).params(parameters(span));
    }

    private static Map<String, @Nullable Object> parameters(Span span) {
        var parameters = Conditions.parameters(span.place());
        parameters.put("from", span.from());
        parameters.put("to", span.to());
        parameters.put("known", Conditions.at(span.knownAt()));
        Conditions.put(span.filters(), parameters);
        return parameters;
    }
}
