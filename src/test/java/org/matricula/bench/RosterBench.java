package org.matricula.bench;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.matricula.Matricula;
import org.matricula.database.EmbeddedPostgres;
import org.matricula.kernel.Scope;
import org.matricula.registry.roster.RosterProbe;
import org.matricula.vault.Vault;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/// First page, deep page, search by pinyin and by identity number: in a register of 10,000 students
/// and in one of 1,000,000, through the program's own queries under row-level security. Works in
/// databases of its own below `target`.
public final class RosterBench {

    private static final int WARM = 30;
    private static final int ROUNDS = 101;
    private static final double TARGET = 1.5;

    private RosterBench() {}

    public static void main(String... args) throws SQLException {
        var few = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        var many = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        var small = run(few);
        var large = run(many);
        small.forEach((what, time) ->
                System.out.printf(
                        Locale.ROOT,
                        "ROSTER %-13s %,d students %6.2f ms, %,d students %6.2f ms, ratio %.2f (target %.1f)%n",
                        what,
                        few,
                        time,
                        many,
                        large.get(what),
                        large.get(what) / time,
                        TARGET));
    }

    private static Map<String, Double> run(int students) throws SQLException {
        var folder = Path.of("target/bench-roster-" + students);
        FileSystemUtils.deleteRecursively(folder.toFile());
        try (var server = EmbeddedPostgres.start(folder, "fsync=off", "max_wal_size=4GB");
                var program = start(server)) {
            var scope = Scope.ALL;
            try (var owner =
                    DriverManager.getConnection(
                            server.url(), "postgres", server.password("postgres"))) {
                scope = fill(owner, students, program.getBean(Vault.class));
                explain(owner, students, scope);
            }
            return measure(new RosterProbe(program, scope), students, scope);
        } finally {
            FileSystemUtils.deleteRecursively(folder.toFile());
        }
    }

    private static ConfigurableApplicationContext start(EmbeddedPostgres server) {
        return SpringApplication.run(
                Matricula.class,
                "--spring.profiles.active=test",
                "--server.port=0",
                "--matricula.data-dir=target/bench-roster-data",
                "--matricula.db-url=" + server.url(),
                "--matricula.db-user=" + "matricula_app",
                "--matricula.db-password=" + server.password("matricula_app"),
                "--matricula.db-owner=" + "matricula_owner",
                "--matricula.db-owner-password=" + server.password("matricula_owner"));
    }

    /// Classes of fifty in one school; names of thirty surnames and four hundred given names.
    private static Scope fill(Connection owner, int students, Vault vault) throws SQLException {
        try (var sql = owner.createStatement()) {
            sql.execute("set session_replication_role = replica");
            sql.execute(
                    """
                    insert into organisation.unit (id, kind, code, name, institution_id, education, pos, pos_end, next_child)
                    values ('00000000-0000-7000-8000-000000000001', 'school', 'bench', 'bench',
                            '00000000-0000-7000-8000-000000000001', 'college', 1000000, 1999999999, 1000001)
                    """);
            sql.execute(
                    """
                    insert into organisation.unit (id, kind, code, name, parent_id, institution_id, education, pos, pos_end, next_child)
                    select kernel.new_id(), 'class', 'c' || n, 'class ' || n, '00000000-0000-7000-8000-000000000001',
                           '00000000-0000-7000-8000-000000000001', 'college', 1000000 + n * 10, 1000000 + n * 10 + 9, 1000000 + n * 10 + 1
                      from generate_series(1, %d) n
                    """
                            .formatted(students / 50));
            sql.execute(
                    """
                    create temp table bench as
                    select n, kernel.new_id() as person, kernel.new_id() as enrolment, u.id as unit, u.pos,
                           surname.word || given.word as name, surname.pinyin || given.pinyin as pinyin,
                           left(surname.pinyin, 1) || left(given.pinyin, 1) as initials
                      from generate_series(0, %d) n
                      join organisation.unit u on u.pos = 1000000 + (n / 50 + 1) * 10 and u.kind = 'class'
                      cross join lateral (select chr(19968 + n %% 30) as word,
                             (array['zhang','wang','li','zhao','chen','liu','yang','huang','zhou','wu'])[1 + n %% 10] as pinyin) surname
                      cross join lateral (select chr(20100 + (n * 7919) %% 400) as word,
                             chr(97 + (n * 7919) %% 26) || 'in' || chr(97 + (n / 26) %% 26) as pinyin) given
                    """
                            .formatted(students - 1));
            sql.execute(
                    "insert into registry.person (id, salt, name, pinyin, initials, sex) select person, '\\x00', name, pinyin, initials, '1' from bench");
            sql.execute(
                    """
                    insert into registry.enrolment (id, person_id, institution_id, scope_pos, kind, student_number, entry_on, entry_year)
                    select enrolment, person, '00000000-0000-7000-8000-000000000001', pos, 'vocational',
                           to_char(n, 'FM2024000000000'), date '2024-09-01', 2024 from bench
                    """);
            sql.execute(
                    """
                    insert into registry.student (enrolment_id, person_id, institution_id, scope_pos, name, pinyin, initials,
                           student_number, sex, status, status_since, unit_id, entry_year, registration)
                    select enrolment, person, '00000000-0000-7000-8000-000000000001', pos, name, pinyin, initials,
                           to_char(n, 'FM2024000000000'), '1', '01', date '2024-09-01', unit, 2024, 'registered' from bench
                    """);
            sql.execute(
                    """
                    insert into registry.name_part (part, enrolment_id, scope_pos, person_id)
                    select substr(name, at), enrolment, pos, person from bench, generate_series(1, 2) at
                    """);
            sql.execute(
                    "insert into registry.person_key (kind, digest, person_id) select 'document', uuid_send(person), person from bench where n <> 7");
            try (var known =
                    owner.prepareStatement(
                            "insert into registry.person_key (kind, digest, person_id) select 'document', ?, person from bench where n = 7")) {
                known.setBytes(1, vault.digest("document", "11010519491231002X"));
                known.execute();
            }
            sql.execute("set session_replication_role = origin");
            sql.execute("vacuum analyze");
        }
        return new Scope(1_000_000, 1_999_999_999, java.util.List.of());
    }

    /// How the database goes about the first page, as the program's role.
    private static void explain(Connection owner, int students, Scope scope) throws SQLException {
        try (var sql = owner.createStatement()) {
            sql.execute("begin");
            sql.execute("set local role matricula_app");
            sql.execute(
                    "select set_config('app.lo', '%d', true), set_config('app.hi', '%d', true), set_config('app.persons', '', true)"
                            .formatted(scope.lo(), scope.hi()));
            for (var query :
                    new String[] {
                        "select s.enrolment_id from registry.student s where s.scope_pos between 0 and 9223372036854775807 order by s.scope_pos, s.student_number, s.enrolment_id limit 51",
                        "select s.enrolment_id from registry.student s where s.pinyin >= 'zhang' and s.pinyin < 'zhang~' order by s.pinyin, s.enrolment_id limit 51"
                    }) {
                try (var plan = sql.executeQuery("explain (costs off) " + query)) {
                    while (plan.next()) {
                        System.out.println("PLAN " + students + " " + plan.getString(1));
                    }
                }
            }
            sql.execute("rollback");
        }
    }

    private static Map<String, Double> measure(RosterProbe probe, int students, Scope scope) {
        var middle = students / 2L;
        var pos = 1_000_000 + (middle / 50 + 1) * 10;
        var deep =
                RosterProbe.cursorAt(
                        pos, "2024%09d".formatted(middle), "00000000-0000-7000-8000-000000000000");
        var asked = new LinkedHashMap<String, Runnable>();
        asked.put("first page", () -> full(probe.page(null, null), 50));
        asked.put("deep page", () -> full(probe.page(null, deep), 50));
        asked.put("pinyin", () -> full(probe.page("zhang", null), 50));
        asked.put("part of name", () -> full(probe.page(Character.toString(20111), null), 25));
        asked.put("identity", () -> full(probe.page("11010519491231002X", null), 1));
        var times = new LinkedHashMap<String, Double>();
        asked.forEach((what, ask) -> times.put(what, median(ask)));
        return times;
    }

    /// A query that finds nothing is fast for the wrong reason.
    private static void full(RosterProbe.Page page, int least) {
        if (page.numbers().size() < least) {
            throw new IllegalStateException(
                    "found " + page.numbers().size() + " instead of " + least);
        }
    }

    private static double median(Runnable ask) {
        for (var i = 0; i < WARM; i++) {
            ask.run();
        }
        var times = new double[ROUNDS];
        for (var i = 0; i < ROUNDS; i++) {
            var begin = System.nanoTime();
            ask.run();
            times[i] = (System.nanoTime() - begin) / 1e6;
        }
        Arrays.sort(times);
        return times[ROUNDS / 2];
    }
}
