package org.matricula.bench;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.database.OwnerTransactions;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.registry.founding.LooselyLaid;
import org.matricula.standing.run.BeginWarningRun;
import org.matricula.standing.run.WarningRuns;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The warning runs of every school of the register, as many at once as a server does, with forty
/// published results a student, against the one plain aggregate over the same rows, both held by
/// row-level security.
final class StandingBench {

    private static final double MOST = 3;

    /// Eight terms of five courses, long before anything of the register's own.
    private static final String TERMS =
            """
            insert into calendar.term (unit_id, year, seq, name, during)
            select i.id, (1991 + n / 2) || '-' || (1992 + n / 2), 1 + n % 2, '学期',
                   daterange(make_date(1991 + (n + 1) / 2, case n % 2 when 0 then 9 else 2 end, 1),
                             make_date(1992 + n / 2, case n % 2 when 0 then 1 else 7 end, 15))
              from organisation.unit i, generate_series(0, 7) n
             where i.institution_id = i.id and exists (select from registry.student s where s.institution_id = i.id)
            on conflict do nothing
            """;

    private static final String COURSES =
            """
            with p as (
              insert into curriculum.programme (institution_id, unit_id, level, entry_year, name)
              select distinct t.unit_id, t.unit_id, 'bench', 1991, 'bench' from calendar.term t where t.year = '1991-1992'
              returning id, institution_id),
            c as (
              insert into curriculum.course (institution_id, code, name, credits, nature, assessment)
              select p.institution_id, 'B' || k, '课程', 2, 'required', 'examined' from p, generate_series(0, 39) k
              returning id, institution_id, code),
            a as (
              insert into identity.account (username, name) values ('bench-' || gen_random_uuid(), 'bench') returning id)
            insert into coursework.task (institution_id, scope_pos, unit_id, term_id, course_id, programme_id, teacher_id,
                                         scale, usual_percent, opens_on, closes_on, stage)
            select u.id, u.pos, u.id, t.id, c.id, p.id, a.id, 'hundred', 30, lower(t.during), lower(t.during), 'published'
              from c join p on p.institution_id = c.institution_id
              join organisation.unit u on u.id = c.institution_id
              join calendar.term t on t.unit_id = u.id and t.year < '1995'
                   and (substr(t.year, 1, 4)::int - 1991) * 2 + t.seq - 1 = substr(c.code, 2)::int % 8
             cross join a
            """;

    /// One result in fifty is failed, so that about a fifth of the students is found.
    private static final String GRADES =
            """
            insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id, total, passed)
            select t.id, s.enrolment_id, s.scope_pos, s.person_id, v.total, v.total >= 60
              from coursework.task t
              join registry.student s on s.institution_id = t.institution_id and s.status = '01'
             cross join lateral (select abs(hashtext(s.enrolment_id::text || t.id)) % 100 as drawn) h
             cross join lateral (select (case when h.drawn < 2 then 50 else 60 + h.drawn % 40 end)::smallint as total) v
             where t.institution_id = ?
            """;

    private static final String PLAIN =
            """
            select count(*) from (
              select g.enrolment_id, count(*) filter (where not g.passed), sum(c.credits) filter (where g.passed)
                from coursework.grade g
                join coursework.task t on t.id = g.task_id and t.stage = 'published'
                join curriculum.course c on c.id = t.course_id
               group by g.enrolment_id) k
            """;

    private StandingBench() {}

    static void run(BenchRegister register, Figures figures) {
        var sql = register.bean(JdbcClient.class);
        var transaction = register.bean(TransactionTemplate.class);
        Acting.as(
                Actor.system("bench"),
                () -> {
                    laid(sql, transaction, register.bean(OwnerTransactions.class));
                    var rows = count(sql, transaction, "select count(*) from coursework.grade");
                    var plain = register.quicker(() -> timed(sql, transaction, PLAIN));
                    var seconds = warned(register, sql, transaction);
                    var found = count(sql, transaction, "select count(*) from standing.warning");
                    figures.atMost(
                            "STANDING",
                            String.format(
                                    Locale.ROOT,
                                    "%,d results in %.1f s (%,d found), the plain aggregate %.1f s",
                                    rows,
                                    seconds,
                                    found,
                                    plain),
                            seconds / plain,
                            MOST);
                });
    }

    /// Forty results a student, for whoever measures over them.
    static void laid(BenchRegister register) {
        Acting.as(
                Actor.system("bench"),
                () ->
                        laid(
                                register.bean(JdbcClient.class),
                                register.bean(TransactionTemplate.class),
                                register.bean(OwnerTransactions.class)));
    }

    private static void laid(
            JdbcClient sql, TransactionTemplate transaction, OwnerTransactions owner) {
        if (count(sql, transaction, "select count(*) from coursework.grade") > 0) {
            return;
        }
        transaction.executeWithoutResult(it -> {
            sql.sql(TERMS).update();
            sql.sql(COURSES).update();
        });
        try {
            LooselyLaid.rows(owner, "coursework.grade", GRADES, schools(sql, transaction));
            owner.alone("vacuum analyze");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static double warned(
            BenchRegister register, JdbcClient sql, TransactionTemplate transaction) {
        var begin = register.bean(BeginWarningRun.class);
        var runs = register.bean(WarningRuns.class);
        var start = System.nanoTime();
        var begun = new ArrayList<UUID>();
        for (var school : schools(sql, transaction)) {
            var term =
                    transaction.execute(it ->
                            sql.sql(
                                            "select id from calendar.term where unit_id = :unit and year = '1994-1995' and seq = 2")
                                    .param("unit", school)
                                    .query(UUID.class)
                                    .single());
            begun.add(begin.begin(school, term));
        }
        register.work("warning-run", begun);
        for (var run : begun) {
            if (!runs.get(run).done()) {
                throw new IllegalStateException("the run ended as " + runs.get(run).state());
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static List<UUID> schools(JdbcClient sql, TransactionTemplate transaction) {
        return transaction.execute(it ->
                sql.sql("select distinct institution_id from coursework.task order by 1")
                        .query(UUID.class)
                        .list());
    }

    private static double timed(JdbcClient sql, TransactionTemplate transaction, String question) {
        var start = System.nanoTime();
        count(sql, transaction, question);
        return (System.nanoTime() - start) / 1e9;
    }

    private static long count(JdbcClient sql, TransactionTemplate transaction, String question) {
        return transaction.execute(it -> sql.sql(question).query(Long.class).single());
    }
}
