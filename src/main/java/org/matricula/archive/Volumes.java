package org.matricula.archive;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 学籍档案 within reach.
@Repository
@Transactional(propagation = Propagation.MANDATORY)
class Volumes {

    /// One paper as it is filed.
    record Filed(UUID enrolment, Content content) {}

    /// What the register holds of each kind, of some students.
    private static final String HELD =
            """
            select s.enrolment_id,
                   (select count(*) from document.document d where d.enrolment_id = s.enrolment_id and d.state = 'standing'
                       and d.case_id is null) as admission,
                   (select count(*) from registry.previous_schooling p where p.person_id = s.person_id) as schooling,
                   (select count(*) from registry.health h where h.person_id = s.person_id) as health,
                   (select count(*) from coursework.v_counted k where k.enrolment_id = s.enrolment_id) as results,
                   (select count(*) from appraisal.commendation c where c.enrolment_id = s.enrolment_id
                       and c.revoked_on is null)
                   + (select count(*) from selection.v_honour w where w.enrolment_id = s.enrolment_id)
                   + (select count(*) from registry.growth g where g.person_id = s.person_id) as honours,
                   (select count(*) from discipline.sanction x where x.enrolment_id = s.enrolment_id
                       and x.state in ('in-force', 'lifted')) as sanctions,
                   (select count(*) from document.document d where d.enrolment_id = s.enrolment_id and d.state = 'standing'
                       and d.case_id is not null) as changes
              from registry.student s
            """;

    /// What is kept of a student for good. Private values stay out, the 学籍号 too: masked beside the
    /// birthday it would still be the whole identity number.
    private static final String FACTS =
            """
            jsonb_build_object(
              'name', s.name, 'studentNumber', s.student_number, 'sex', s.sex, 'bornOn', p.birth_on,
              'enteredOn', e.entry_on, 'status', s.status, 'class', u.name,
              'results', (select coalesce(jsonb_agg(jsonb_build_object('code', c.code, 'course', c.name, 'credits', k.credits,
                            'attempt', k.attempt, 'total', k.total, 'mark', k.mark, 'passed', k.passed) order by c.code), '[]')
                            from coursework.v_counted k join curriculum.course c on c.id = k.course_id
                           where k.enrolment_id = s.enrolment_id),
              'honours', (select coalesce(jsonb_agg(jsonb_build_object('number', c.number, 'on', c.awarded_on)
                            order by c.number), '[]')
                            from appraisal.commendation c where c.enrolment_id = s.enrolment_id and c.revoked_on is null)
                         || (select coalesce(jsonb_agg(jsonb_build_object('name', w.name, 'on', w.awarded_on)
                            order by w.awarded_on, w.name), '[]') from selection.v_honour w where w.enrolment_id = s.enrolment_id),
              'growth', (select coalesce(jsonb_agg(jsonb_build_object('kind', g.kind, 'on', g.happened_on, 'what', g.what,
                           'result', g.result) order by g.seq), '[]') from registry.growth g where g.person_id = s.person_id),
              'sanctions', (select coalesce(jsonb_agg(jsonb_build_object('number', x.number, 'measure', x.measure,
                              'state', x.state, 'on', x.decided_on) order by x.decided_on, x.number), '[]')
                              from discipline.sanction x where x.enrolment_id = s.enrolment_id and x.state in ('in-force', 'lifted')),
              'papers', (select coalesce(jsonb_agg(jsonb_build_object('kind', d.kind, 'number', d.number, 'on', d.issued_on)
                           order by d.issued_on, d.number), '[]')
                           from document.document d where d.enrolment_id = s.enrolment_id and d.state = 'standing'))
            """;

    private final JdbcClient sql;

    Volumes(JdbcClient sql) {
        this.sql = sql;
    }

    /// Those of a class who have no volume yet, by student number.
    List<Candidate> candidates(Unit unit) {
        return sql.sql(
                        "select s.enrolment_id, s.name, s.student_number, h.* from ("
                                + HELD
                                + """
                                  where s.unit_id = :unit and not exists (
                                    select from archive.volume v where v.enrolment_id = s.enrolment_id)) h
                                  join registry.student s on s.enrolment_id = h.enrolment_id
                                 order by s.student_number, s.enrolment_id
                                """)
                .param("unit", unit.id())
                .query((row, i) -> {
                    var items = new HashMap<String, Integer>();
                    for (var kind : PaperKind.codes()) {
                        items.put(kind, row.getInt(kind));
                    }
                    return new Candidate(
                            row.getObject("enrolment_id", UUID.class),
                            row.getString("name"),
                            row.getString("student_number"),
                            items);
                })
                .list();
    }

    /// @return the last number of so many, held until the transaction ends
    long numbers(UUID institution, int year, int many) {
        return sql.sql(
                        """
                        insert into archive.counter as k (institution_id, year, last) values (:institution, :year, :many)
                        on conflict (institution_id, year) do update set last = k.last + excluded.last returning last
                        """)
                .param("institution", institution)
                .param("year", year)
                .param("many", many)
                .query(Long.class)
                .single();
    }

    /// In the order of the enrolments given, numbered from the first number on.
    int file(
            Unit unit,
            List<UUID> enrolments,
            int year,
            long first,
            String place,
            Instant at,
            LocalDate on) {
        var actor = Acting.now();
        return sql.sql(
                        "insert into archive.volume (institution_id, enrolment_id, scope_pos, person_id, unit_id, number,"
                                + " place, facts, digest, filed_on, filer_id, filer, filed_at) select f.institution_id,"
                                + " f.enrolment_id, f.scope_pos, f.person_id, f.unit_id, :year || '-' || lpad((:first +"
                                + " f.nth - 1)::text, 5, '0'), :place, f.facts, sha256(convert_to(f.facts::text, 'UTF8')),"
                                + " :on, cast(:by as uuid), :name, :at from (select s.institution_id, s.enrolment_id,"
                                + " s.scope_pos, s.person_id, s.unit_id, o.nth, "
                                + FACTS
                                + """
                                  as facts
                                  from unnest(cast(:enrolments as uuid[])) with ordinality as o (enrolment_id, nth)
                                  join registry.student s on s.enrolment_id = o.enrolment_id and s.unit_id = :unit
                                  join registry.enrolment e on e.id = s.enrolment_id
                                  join registry.person p on p.id = s.person_id
                                  join organisation.unit u on u.id = s.unit_id) f
                                """)
                .param("year", year)
                .param("first", first)
                .param("place", place)
                .param("on", on)
                .param("by", actor.account())
                .param("name", actor.name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("enrolments", enrolments.toArray(UUID[]::new))
                .param("unit", unit.id())
                .update();
    }

    void contents(List<Filed> filed) {
        sql.sql(
                        """
                        insert into archive.content (volume_id, kind, scope_pos, person_id, state, items, pages, why)
                        select v.id, c.kind, v.scope_pos, v.person_id, c.state, c.items, c.pages, c.why
                          from unnest(cast(:enrolments as uuid[]), cast(:kinds as text[]), cast(:states as text[]),
                                      cast(:items as int[]), cast(:pages as smallint[]), cast(:whys as text[]))
                                 c (enrolment_id, kind, state, items, pages, why)
                          join archive.volume v on v.enrolment_id = c.enrolment_id
                        """)
                .param("enrolments", filed.stream().map(Filed::enrolment).toArray(UUID[]::new))
                .param(
                        "kinds",
                        filed.stream().map(it -> it.content().kind()).toArray(String[]::new))
                .param(
                        "states",
                        filed.stream().map(it -> it.content().state()).toArray(String[]::new))
                .param(
                        "items",
                        filed.stream().map(it -> it.content().items()).toArray(Integer[]::new))
                .param(
                        "pages",
                        filed.stream().map(it -> it.content().pages()).toArray(Integer[]::new))
                .param("whys", filed.stream().map(it -> it.content().why()).toArray(String[]::new))
                .update();
    }

    /// 档案查询: by part of the name, student or volume number; after the number and id of one seen.
    List<Volume> page(@Nullable String words, @Nullable List<String> after, int most) {
        var scope = Acting.now().scope();
        var sought = words == null ? "" : words.strip();
        return asked(
                        """
                        where v.scope_pos between :lo and :hi
                          and (:sought = '' or v.number = :sought or v.facts ->> 'studentNumber' = :sought
                               or position(:sought in v.facts ->> 'name') > 0) and (cast(:number as text) is null or (v.number, v.id) > (:number, cast(:id as uuid)))
                        order by v.number, v.id limit :most
                        """)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .param("sought", sought)
                .param("number", after == null ? null : after.getFirst())
                .param("id", after == null ? null : after.getLast())
                .param("most", most)
                .query(Volumes::volume)
                .list();
    }

    /// @throws Absent if it is not within reach
    Volume get(UUID id) {
        var scope = Acting.now().scope();
        return asked("where v.id = :id and v.scope_pos between :lo and :hi")
                .param("id", id)
                .param("lo", scope.lo())
                .param("hi", scope.hi())
                .query(Volumes::volume)
                .optional()
                .orElseThrow(() -> new Absent("volume"));
    }

    /// Of one enrolment, for the student's file.
    List<Volume> of(UUID enrolment) {
        return asked("where v.enrolment_id = :id")
                .param("id", enrolment)
                .query(Volumes::volume)
                .list();
    }

    List<Content> contents(UUID volume) {
        return sql.sql(
                        """
                        select kind, state, items, pages, why from archive.content where volume_id = :id
                         order by array_position(cast(:kinds as text[]), kind)
                        """)
                .param("id", volume)
                .param("kinds", PaperKind.codes().toArray(String[]::new))
                .query(Content.class)
                .list();
    }

    /// Whether what was filed is byte for byte what its digest says.
    boolean whole(UUID volume) {
        return sql.sql(
                        "select digest = sha256(convert_to(facts::text, 'UTF8')) from archive.volume where id = :id")
                .param("id", volume)
                .query(Boolean.class)
                .single();
    }

    /// Papers that come in after the filing.
    boolean add(UUID volume, String kind, int pages) {
        return sql.sql(
                                """
                                update archive.content
                                   set pages = coalesce(pages, 0) + :pages, why = null,
                                       state = case when items > 0 then 'both' else 'paper' end
                                 where volume_id = :id and kind = :kind
                                """)
                        .param("pages", pages)
                        .param("id", volume)
                        .param("kind", kind)
                        .update()
                == 1;
    }

    void move(UUID volume, String place) {
        sql.sql("update archive.volume set place = :place where id = :id")
                .param("place", place)
                .param("id", volume)
                .update();
    }

    void hold(UUID volume) {
        sql.sql("select id from archive.volume where id = :id for update")
                .param("id", volume)
                .query(UUID.class)
                .optional();
    }

    private JdbcClient.StatementSpec asked(String where) {
        return sql.sql(
                """
                select v.id, v.enrolment_id, v.number, v.facts ->> 'name' as name,
                       v.facts ->> 'studentNumber' as student_number, u.name as unit, v.place, v.filed_on, v.filer,
                       array(select c.kind from archive.content c where c.volume_id = v.id and c.state = 'missing') as missing
                  from archive.volume v join organisation.unit u on u.id = v.unit_id
                """
                        + where);
    }

    private static Volume volume(java.sql.ResultSet row, int i) throws java.sql.SQLException {
        return new Volume(
                row.getObject("id", UUID.class),
                row.getObject("enrolment_id", UUID.class),
                row.getString("number"),
                row.getString("name"),
                row.getString("student_number"),
                row.getString("unit"),
                row.getString("place"),
                row.getObject("filed_on", LocalDate.class),
                row.getString("filer"),
                new ArrayList<>(List.of((String[]) row.getArray("missing").getArray())));
    }
}
