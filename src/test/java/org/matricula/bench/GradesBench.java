package org.matricula.bench;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.matricula.bench.AllBenches.Place;
import org.matricula.change.TestCases;
import org.matricula.coursework.GradePoints;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A grid of 60 lines and 6 columns saved in one round trip, against the same rows updated one by
/// one; grade points of everybody, against one plain aggregate over the same rows.
final class GradesBench {

    private static final int LINES = 60;
    private static final int ROUNDS = 15;
    private static final double MOST = 3;

    private static final String TASKS =
            """
            with school as (select distinct institution_id as id from registry.student),
            c as (
              insert into curriculum.course (institution_id, code, name, credits, nature, assessment)
              select id, 'BENCH', '课程', 2, 'required', 'examined' from school
              returning id, institution_id),
            p as (
              insert into curriculum.programme (institution_id, unit_id, level, entry_year, name)
              select id, id, 'bench', 1990, 'bench' from school returning id, institution_id),
            t as (
              insert into calendar.term (unit_id, year, seq, name, during)
              select id, '1990-1991', 1, 'bench', daterange('1990-09-01', '1991-01-20') from school
              returning id, unit_id)
            insert into coursework.task (institution_id, scope_pos, unit_id, term_id, course_id, programme_id, teacher_id,
              scale, usual_percent, midterm_percent, practical_percent, opens_on, closes_on, stage)
            select c.institution_id, u.pos, u.id, t.id, c.id, p.id, (select id from identity.account limit 1), 'hundred',
                   20, 20, 10, current_date - 1, current_date + 1, 'entering'
              from (select distinct unit_id, institution_id from registry.student) x
              join organisation.unit u on u.id = x.unit_id
              join c on c.institution_id = x.institution_id
              join p on p.institution_id = x.institution_id
              join t on t.unit_id = x.institution_id
            """;

    /// The same joins and the same rows, added up once.
    private static final String PLAIN =
            """
            select count(*) from (
              select g.enrolment_id, sum(g.total * c.credits) / sum(c.credits) as mean
                from coursework.grade g
                join coursework.task t on t.id = g.task_id
                join curriculum.course c on c.id = t.course_id
                join calendar.term m on m.id = t.term_id
               where t.stage = 'published' and (g.total is not null or g.mark is not null)
               group by g.enrolment_id) k
            """;

    private GradesBench() {}

    static void grid(Place place, Figures figures) throws Exception {
        var cases = place.bean(TestCases.class);
        var sql = place.bean(JdbcClient.class);
        var accounts = TestAccounts.of(place.context());
        var school = cases.units().school("college");
        for (var i = 0; i < LINES; i++) {
            cases.students()
                    .enrolled(school.id(), school.firstClass(), cases.today().minusDays(30));
        }
        var teacher = accounts.holding("teacher", school.firstClass());
        var bearer = accounts.bearer(teacher);
        var grades =
                cases.people()
                        .system(() -> {
                            sql.sql(TASKS).update();
                            sql.sql(
                                            "update coursework.task set teacher_id = ? where institution_id = ?")
                                    .params(teacher.id(), school.id())
                                    .update();
                            return sql.sql(
                                            """
                                            insert into coursework.grade (task_id, enrolment_id, scope_pos, person_id)
                                            select t.id, s.enrolment_id, s.scope_pos, s.person_id
                                              from registry.student s join coursework.task t on t.unit_id = s.unit_id
                                             where t.institution_id = ? returning id
                                            """)
                                    .param(school.id())
                                    .query(UUID.class)
                                    .list();
                        });
        var task =
                cases.people()
                        .system(() ->
                                sql.sql("select id from coursework.task where institution_id = ?")
                                        .param(school.id())
                                        .query(UUID.class)
                                        .single());
        var client = HttpClient.newHttpClient();
        var uri = URI.create(place.address() + "/api/v1/teaching-tasks/" + task + "/cells");
        var saved = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            var body = body(grades, round);
            saved.add(
                    seconds(() -> {
                        var answer =
                                client.send(
                                        HttpRequest.newBuilder(uri)
                                                .header("Authorization", bearer)
                                                .header("Content-Type", "application/json")
                                                .PUT(BodyPublishers.ofString(body))
                                                .build(),
                                        BodyHandlers.ofString());
                        if (answer.statusCode() != 200
                                || !answer.body().contains("\"conflicts\":[]")) {
                            throw new IllegalStateException(answer.body());
                        }
                        return answer;
                    }));
        }
        var raw = new ArrayList<Double>();
        for (var round = 0; round < ROUNDS; round++) {
            var value = 40 + round;
            raw.add(seconds(() -> cases.people().system(() -> updates(sql, grades, value))));
        }
        figures.line(
                "GRADES grid",
                String.format(
                        Locale.ROOT,
                        "60 x 6 over HTTP in %.1f ms, the same rows updated one by one %.1f ms",
                        median(saved) * 1000,
                        median(raw) * 1000),
                Figures.number(median(saved) / median(raw)),
                "",
                null);
    }

    /// In the register that [StandingBench] lays results into.
    static void points(BenchRegister register, Figures figures) throws Exception {
        var sql = register.bean(JdbcClient.class);
        var transaction = register.bean(TransactionTemplate.class);
        var points = register.bean(GradePoints.class);
        StandingBench.laid(register);
        Acting.call(
                Actor.system("bench"),
                () -> {
                    var schools =
                            transaction.execute(it ->
                                    sql.sql("select distinct institution_id from registry.student")
                                            .query(UUID.class)
                                            .list());
                    var rows =
                            transaction.execute(
                                    it -> count(sql, "select count(*) from coursework.grade"));
                    Callable<Object> plain = () -> transaction.execute(it -> count(sql, PLAIN));
                    Callable<Object> reckoned =
                            () -> {
                                var all = new long[1];
                                for (var school : schools) {
                                    points.each(school, it -> all[0]++);
                                }
                                return all[0];
                            };
                    var aggregate = register.quicker(() -> seconds(plain));
                    var run = register.quicker(() -> seconds(reckoned));
                    figures.atMost(
                            "GRADES points",
                            String.format(
                                    Locale.ROOT,
                                    "%,d students, %,d results in %.2f s, the plain aggregate %.2f s",
                                    register.students(),
                                    rows,
                                    run,
                                    aggregate),
                            run / aggregate,
                            MOST);
                    return null;
                });
    }

    private static Integer updates(JdbcClient sql, List<UUID> grades, int value) {
        for (var grade : grades) {
            sql.sql(
                            """
                            update coursework.grade set usual = ?, midterm = ?, practical = ?, exam = ?, total = ?,
                                   passed = true, version = version + 1 where id = ?
                            """)
                    .params(value, value, value, value, value, grade)
                    .update();
            sql.sql(
                            """
                            insert into coursework.grade_version (grade_id, version, scope_pos, person_id, usual, midterm,
                              practical, exam, total, typist, typed_at)
                            select id, version, scope_pos, person_id, usual, midterm, practical, exam, total, 'x', now()
                              from coursework.grade where id = ?
                            """)
                    .param(grade)
                    .update();
        }
        return grades.size();
    }

    private static String body(List<UUID> grades, int round) {
        return IntStream.range(0, grades.size())
                .mapToObj(i ->
                        """
                        {"grade":"%s","version":%d,"cells":{"usual":"%d","midterm":"70","practical":"80","exam":"75","mark":""}}
                        """
                                .formatted(grades.get(i), round, 30 + round))
                .collect(Collectors.joining(",", "{\"lines\":[", "]}"));
    }

    private static long count(JdbcClient sql, String select) {
        return sql.sql(select).query(Long.class).single();
    }

    private static double seconds(Callable<?> work) throws Exception {
        var start = System.nanoTime();
        work.call();
        return (System.nanoTime() - start) / 1e9;
    }

    private static double median(List<Double> all) {
        var sorted = all.stream().mapToDouble(it -> it).toArray();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
