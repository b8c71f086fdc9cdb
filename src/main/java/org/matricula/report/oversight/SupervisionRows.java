package org.matricula.report.oversight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/// The two centres of a school: who works there, what waits there, what they did, what they were
/// told.
@Repository
@Transactional
class SupervisionRows {

    static final String REGISTRY = "registry-centre";

    record Body(UUID id, String kind, String name, @Nullable String work) {}

    private static final String GUIDANCE =
            """
            select g.id, g.body_id, g.words, g.due_on, g.author,
                   (g.given_at at time zone 'Asia/Shanghai')::date as given_on, g.answer, g.answerer,
                   g.settled_at is not null as settled
              from report.guidance g where g.scope_pos between :lo and :hi
            """;

    private final JdbcClient sql;

    SupervisionRows(JdbcClient sql) {
        this.sql = sql;
    }

    List<Body> centres(UUID institution, LocalDate today) {
        return sql.sql(
                        """
                        select b.id, b.kind, b.name, b.work from governance.body b
                         where b.institution_id = :institution and b.kind in ('registry-centre', 'archive-centre')
                           and b.during @> :today
                         order by b.kind desc, b.name
                        """)
                .param("institution", institution)
                .param("today", today)
                .query(Body.class)
                .list();
    }

    String kind(UUID body) {
        return sql.sql("select b.kind from governance.body b where b.id = :body")
                .param("body", body)
                .query(String.class)
                .single();
    }

    List<String> people(UUID body, LocalDate today) {
        return sql.sql(
                        """
                        select m.name || ' ' || m.duty from governance.member m
                         where m.body_id = :body and m.during @> :today order by m.id
                        """)
                .param("body", body)
                .param("today", today)
                .query(String.class)
                .list();
    }

    List<UUID> accounts(UUID body, LocalDate today) {
        return sql.sql(
                        """
                        select m.account_id from governance.member m
                         where m.body_id = :body and m.during @> :today and m.account_id is not null
                        """)
                .param("body", body)
                .param("today", today)
                .query(UUID.class)
                .list();
    }

    /// What a centre's people did, by kind of act.
    List<OversightView.Act> acts(UUID body, Instant since) {
        return sql.sql(
                        """
                        select e.action, count(*) as n,
                               to_char(max(e.at) at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') as last
                          from governance.member m join audit.entry e on e.account_id = m.account_id
                         where m.body_id = :body and e.at >= :since
                         group by e.action order by n desc, e.action limit 20
                        """)
                .param("body", body)
                .param("since", since.atOffset(ZoneOffset.UTC))
                .query(OversightView.Act.class)
                .list();
    }

    List<OversightView.Figure> registry(LocalDate today) {
        return figures(
                """
                select 'unchecked' as key, count(*) filter (where s.registration = 'entered') as n, '/students/check' as href
                  from registry.student s where s.scope_pos between :lo and :hi
                union all
                select 'returned', count(*) filter (where s.registration = 'returned'), '/students/check'
                  from registry.student s where s.scope_pos between :lo and :hi
                union all
                select 'unnumbered', count(*), '/students/numbers' from registry.student s
                 where s.scope_pos between :lo and :hi and s.student_number = '' and s.registration = 'registered'
                union all
                select 'findings', count(*), '/verifications' from verification.finding f
                 where f.scope_pos between :lo and :hi and f.state = 'open'
                union all
                select 'findings-late', count(*), '/verifications' from verification.finding f
                 where f.scope_pos between :lo and :hi and f.state = 'open' and f.due_on < :today
                """,
                today);
    }

    List<OversightView.Figure> archive(LocalDate today) {
        return figures(
                """
                select 'volumes' as key, count(*) as n, '/archives' as href from archive.volume v
                 where v.scope_pos between :lo and :hi
                union all
                select 'loans', count(*), '/archives/loans?which=out' from archive.loan l
                 where l.scope_pos between :lo and :hi and l.state = 'out'
                union all
                select 'loans-late', count(*), '/archives/loans?which=overdue' from archive.loan l
                 where l.scope_pos between :lo and :hi and l.state = 'out' and l.due_on < :today
                union all
                select 'damages', count(*), '/archives/fixity' from archive.damage d
                 where d.scope_pos between :lo and :hi and d.mended_at is null
                """,
                today);
    }

    private List<OversightView.Figure> figures(String query, LocalDate today) {
        var scope = Acting.now().scope();
        var asked = sql.sql(query).param("lo", scope.lo()).param("hi", scope.hi());
        return asked.param("today", today).query(OversightView.Figure.class).list();
    }

    List<OversightView.Guidance> guidance(UUID body) {
        return asked(GUIDANCE + " and g.body_id = :body order by g.id desc limit 30")
                .param("body", body)
                .query(OversightView.Guidance.class)
                .list();
    }

    Optional<OversightView.Guidance> find(UUID id) {
        return asked(GUIDANCE + " and g.id = :id for update")
                .param("id", id)
                .query(OversightView.Guidance.class)
                .optional();
    }

    List<OversightView.Guidance> unanswered(LocalDate today, int limit) {
        return asked(
                        GUIDANCE
                                + " and g.answered_at is null and g.due_on < :today order by g.due_on limit :limit")
                .param("today", today)
                .param("limit", limit)
                .query(OversightView.Guidance.class)
                .list();
    }

    UUID add(Unit unit, UUID body, String words, @Nullable LocalDate dueOn, Instant at) {
        return sql.sql(
                        """
                        insert into report.guidance (unit_id, scope_pos, body_id, words, due_on, author_id, author, given_at)
                        values (:unit, :pos, :body, :words, :due, cast(:by as uuid), :name, :at) returning id
                        """)
                .param("unit", unit.id())
                .param("pos", unit.pos())
                .param("body", body)
                .param("words", words)
                .param("due", dueOn)
                .param("by", Acting.now().account())
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .single();
    }

    void answered(UUID id, String words, Instant at) {
        sql.sql(
                        """
                        update report.guidance set answer = :words, answerer = :name, answered_at = :at where id = :id
                        """)
                .param("words", words)
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    void settled(UUID id, Instant at) {
        sql.sql("update report.guidance set settler = :name, settled_at = :at where id = :id")
                .param("name", Acting.now().name())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .param("id", id)
                .update();
    }

    Optional<UUID> author(UUID id) {
        return sql.sql("select author_id from report.guidance where id = :id")
                .param("id", id)
                .query(UUID.class)
                .optional();
    }

    private JdbcClient.StatementSpec asked(String select) {
        var scope = Acting.now().scope();
        return sql.sql(select).param("lo", scope.lo()).param("hi", scope.hi());
    }
}
