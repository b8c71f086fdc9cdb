package org.matricula.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import org.flywaydb.core.Flyway;
import org.matricula.database.EmbeddedPostgres;
import org.springframework.util.FileSystemUtils;

/// Head-count on any day at a million students, against scanning the event history and against
/// scanning the spells for the same answer. Works in a database of its own below `target`.
public final class HeadcountBench {

    private static final int ROUNDS = 7;
    private static final String DAY = "date '2025-11-15'";

    private HeadcountBench() {}

    public static void main(String... args) throws SQLException {
        var students = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        var folder = Path.of("target/bench-headcount");
        FileSystemUtils.deleteRecursively(folder.toFile());
        try (var server = EmbeddedPostgres.start(folder)) {
            Flyway.configure()
                    .dataSource(server.url(), "matricula_owner", server.password("matricula_owner"))
                    .locations("classpath:db/migration")
                    .defaultSchema("public")
                    .createSchemas(false)
                    .placeholders(Map.of("app", "matricula_app"))
                    .load()
                    .migrate();
            try (var connection =
                    DriverManager.getConnection(
                            server.url(), "postgres", server.password("postgres"))) {
                run(connection, students);
            }
        }
    }

    static void run(Connection connection, int students) throws SQLException {
        fill(connection, students);
        // as the program reads: held by row-level security
        one(connection, "select set_config('role', 'matricula_app', false)");
        var root = one(connection, "select id::text from organisation.unit where code = 'bench'");
        for (var by : new String[] {"grade_level, sex", "status", "sex, ethnicity"}) {
            var fold = median(connection, folded(by, root));
            var spells = median(connection, spells(by));
            System.out.printf(
                    Locale.ROOT,
                    "by %-18s folded %9.1f ms   spells %9.1f ms   1/%.0f%n",
                    by,
                    fold,
                    spells,
                    spells / fold);
        }
        var fold = median(connection, folded("status, sex", root));
        var events = median(connection, events());
        same(connection, folded("status, sex", root), events());
        System.out.printf(
                Locale.ROOT,
                "HEADCOUNT by status, sex at %d students: folded %.1f ms, event history %.1f ms, ratio 1/%.0f (target 1/20)%n",
                students,
                fold,
                events,
                events / fold);
    }

    private static String folded(String by, String unit) {
        return """
        select %1$s, sum(n) as n from (
          select %1$s, n from statistics.fold where unit_id = '%2$s' and day <= %3$s
          union all
          select %1$s, n from statistics.delta where not folded and day <= %3$s and scope_pos between 0 and 9223372036854775807
        ) r group by %1$s having sum(n) <> 0 order by %1$s
        """
                .formatted(by, unit, DAY);
    }

    private static String spells(String by) {
        return """
        select %1$s, count(*) as n from (
          select s.grade_level, n.sex, s.status, n.ethnicity from registry.standing_on(%2$s) s
            join registry.student n on n.enrolment_id = s.enrolment_id where statistics.on_roll(s.status)
        ) r group by %1$s order by %1$s
        """
                .formatted(by, DAY);
    }

    /// What one would do without spells: each student's last event up to the day.
    private static String events() {
        return """
        select r.status, n.sex, count(*) as n from (
          select distinct on (e.enrolment_id) e.enrolment_id, e.status from registry.status_event e
           where e.effective_on <= %s order by e.enrolment_id, e.seq desc
        ) r join registry.student n on n.enrolment_id = r.enrolment_id
         where statistics.on_roll(r.status) group by r.status, n.sex order by r.status, n.sex
        """
                .formatted(DAY);
    }

    /// A province's pupils in schools of 1,000, their entries, yearly promotions, leaves and
    /// leavings.
    private static void fill(Connection connection, int students) throws SQLException {
        for (var it : SETUP.formatted(students).split(";;")) {
            var start = System.nanoTime();
            try (var sql = connection.createStatement()) {
                sql.execute(it);
            }
            System.out.printf(
                    Locale.ROOT,
                    "  %.1f s  %s%n",
                    (System.nanoTime() - start) / 1e9,
                    it.strip().lines().findFirst().orElse(""));
        }
    }

    private static final String SETUP =
            """
            set session_replication_role = replica; set work_mem = '256MB'; set app.lo = '0'; set app.hi = '9223372036854775807'; set app.persons = '';;
            create temp table plan as select g as no, kernel.new_id() as person, kernel.new_id() as enrolment, g / 1000 as school, g / 40 as class,
              (2017 + (g / 40) %% 9) as entered, (g %% 2 + 1)::text as sex, case when g %% 12 = 0 then lpad((2 + g %% 55)::text, 2, '0') else '01' end as ethnicity
              from generate_series(0, %d - 1) g;;
            insert into organisation.unit (kind, code, name, pos, pos_end, next_child) select 'province', 'bench', 'bench', 1, 1::bigint << 59, 2;;
            insert into organisation.unit (kind, code, name, parent_id, pos, pos_end, next_child)
              select 'school', 'bench' || s, 'school', u.id, (s + 1)::bigint << 30, ((s + 2)::bigint << 30) - 1, 0
                from organisation.unit u, (select distinct school as s from plan) p where u.code = 'bench';;
            insert into organisation.unit (kind, code, name, parent_id, institution_id, pos, pos_end, next_child)
              select 'class', 'class' || c, 'class', u.id, u.id, u.pos + 1 + c %% 25, u.pos + 1 + c %% 25, 0
                from (select distinct class as c, school as s from plan) p join organisation.unit u on u.code = 'bench' || p.s;;
            analyze organisation.unit;;
            create temp table at as select p.*, u.id as unit_id, u.institution_id, u.pos from plan p join organisation.unit u on u.code = 'class' || p.class;;
            insert into registry.student (enrolment_id, person_id, institution_id, scope_pos, name, pinyin, initials, student_number, sex, birth_on,
                ethnicity, status, status_since, unit_id, grade_level, entry_year, level, boarding, registration)
              select enrolment, person, institution_id, pos, '某', 'mou', 'm', 'B' || no, sex, make_date(entered - 6, 1 + no %% 12, 5), ethnicity, '01',
                make_date(entered, 9, 1), unit_id, 1, entered, null, case when no %% 5 = 0 then '2' else '1' end, 'registered' from at;;
            create temp table life as
              select a.*, k.step, kernel.new_id() as event, case k.step when 20 then make_date(2024, 3, 1) + a.no %% 28 when 21 then make_date(2025, 3, 1) + a.no %% 28
                when 30 then make_date(2025, 5, 1) + a.no %% 28 else make_date(a.entered + k.step, 9, 1) end as day,
                case k.step when 20 then '02' when 30 then '10' else '01' end as status
                from at a cross join (select generate_series(0, 8) as step union all values (20), (21), (30)) k
               where case k.step when 20 then a.no %% 100 = 0 and a.entered < 2024 when 21 then a.no %% 100 = 0 and a.entered < 2024
                     when 30 then a.no %% 33 = 1 and a.entered < 2025 else a.entered + k.step <= 2025 and not (a.no %% 33 = 1 and a.entered < 2025 and a.entered + k.step >= 2025)
                       and not (a.no %% 100 = 0 and a.entered < 2024 and a.entered + k.step = 2024) end;;
            insert into registry.status_event (id, enrolment_id, scope_pos, person_id, verb, effective_on, batch, status, recorder, recorded_at)
              select event, enrolment, pos, person, case when step = 0 then 'ENROL' when step = 20 then 'GRANT_LEAVE' when step = 21 then 'RETURN_FROM_LEAVE'
                when step = 30 then 'TRANSFER_OUT' else 'ADVANCE' end, day, '00000000-0000-0000-0000-0000000000be', status, 'bench', day + time '12:00'
                from life order by day;;
            insert into registry.spell (enrolment_id, scope_pos, person_id, during, recorded, status, unit_id, grade_level, event_id, written_by)
              select enrolment, pos, person, daterange(day, lead(day) over w), tstzrange(day + time '12:00', null), status, unit_id,
                least(extract(year from day)::int - entered + case when extract(month from day) >= 9 then 1 else 0 end, 9), event, event
                from life window w as (partition by enrolment order by day);;
            set session_replication_role = origin;;
            analyze;;
            select statistics.recount('00000000-0000-0000-0000-0000000000be', '{}');;
            select statistics.fold_up();;
            vacuum (analyze) statistics.delta, statistics.fold
            """;

    private static double median(Connection connection, String query) throws SQLException {
        var times = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            var start = System.nanoTime();
            one(connection, query);
            times[i] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }

    private static void same(Connection connection, String one, String other) throws SQLException {
        var differing =
                one(
                        connection,
                        "select count(*)::text from ((%1$s) except (%2$s) union all ((%2$s) except (%1$s))) d"
                                .formatted(one.strip(), other.strip()));
        if (!differing.equals("0")) {
            throw new IllegalStateException("the two ways count differently");
        }
    }

    private static String one(Connection connection, String query) throws SQLException {
        try (var sql = connection.createStatement();
                var rows = sql.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }
}
