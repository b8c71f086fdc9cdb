package org.matricula.bench;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.graduation.round.BeginGraduationRound;
import org.matricula.graduation.round.GraduationRounds;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The graduation rounds of every school of the register, everybody due and as many at once as a
/// server does, against the one plain aggregate over the same rows of students and results, both
/// held by row-level security.
final class GraduationBench {

    private static final double MOST = 3;
    private static final LocalDate DUE = LocalDate.of(2099, 6, 30);

    /// Credits and failures of each, with what the record says of the student: each row read once.
    private static final String PLAIN =
            """
            select count(*) from (
              select s.enrolment_id, min(e.entry_on), bool_or(e.graduation_photo_id is null),
                     sum(c.credits) filter (where g.passed), count(*) filter (where not g.passed),
                     sum(g.total * c.credits) filter (where g.passed)
                from registry.student s
                join registry.enrolment e on e.id = s.enrolment_id
                join registry.person p on p.id = s.person_id
                left join (coursework.grade g
                           join coursework.task t on t.id = g.task_id and t.stage = 'published'
                           join curriculum.course c on c.id = t.course_id)
                  on g.enrolment_id = s.enrolment_id
               where s.status = '01'
               group by s.enrolment_id) k
            """;

    private GraduationBench() {}

    /// In the register that [StandingBench] has laid results into.
    static void run(BenchRegister register, Figures figures) {
        var sql = register.bean(JdbcClient.class);
        var transaction = register.bean(TransactionTemplate.class);
        Acting.as(
                Actor.system("bench"),
                () -> {
                    var plain = register.quicker(() -> timed(sql, transaction));
                    var seconds = audited(register, sql, transaction);
                    var students =
                            count(sql, transaction, "select count(*) from graduation.verdict");
                    figures.atMost(
                            "GRADUATION",
                            String.format(
                                    Locale.ROOT,
                                    "%,d students audited in %.1f s, the plain aggregate %.1f s",
                                    students,
                                    seconds,
                                    plain),
                            seconds / plain,
                            MOST);
                });
    }

    private static double audited(
            BenchRegister register, JdbcClient sql, TransactionTemplate transaction) {
        var begin = register.bean(BeginGraduationRound.class);
        var rounds = register.bean(GraduationRounds.class);
        var schools =
                transaction.execute(it ->
                        sql.sql("select distinct institution_id from coursework.task order by 1")
                                .query(UUID.class)
                                .list());
        var start = System.nanoTime();
        var begun = new ArrayList<UUID>();
        for (var school : schools == null ? List.<UUID>of() : schools) {
            begun.add(begin.begin(school, DUE, "early"));
        }
        register.work("graduation-round", begun);
        for (var round : begun) {
            if (!rounds.get(round).is("done")) {
                throw new IllegalStateException("the round ended as " + rounds.get(round).state());
            }
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static double timed(JdbcClient sql, TransactionTemplate transaction) {
        var start = System.nanoTime();
        count(sql, transaction, PLAIN);
        return (System.nanoTime() - start) / 1e9;
    }

    private static long count(JdbcClient sql, TransactionTemplate transaction, String question) {
        return transaction.execute(it -> sql.sql(question).query(Long.class).single());
    }
}
