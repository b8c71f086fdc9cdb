package org.matricula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// The database alone keeps people to their reach, whatever the program asks of it. Each look is
/// taken as the program's role; the mutants show that the looks are not blind.
@ProgramTest
class RowSecurityTest {

    /// Tables with a position or a person that are open on purpose, and why.
    static final Set<String> OPEN =
            Set.of(
                    // read at sign-in, before anybody acts; administrators' reach is kept by its
                    // queries
                    "identity.account",
                    // that a number exists is known to all, whose it is to nobody
                    "registry.person_key",
                    // asked who is whose, to find out a student's or guardian's reach in the first
                    // place
                    "registry.account_person",
                    // carries unit positions of a move, no record
                    "organisation.moved");

    /// Functions that look further than whoever calls them, and why.
    static final Set<String> FAR_SEEING =
            Set.of(
                    // head-counts are kept for the whole tree by whoever's act changes them; each
                    // answers no more than how many, or which enrolments were counted wrongly
                    "statistics.recount(uuid,uuid[])",
                    "statistics.keep_former(uuid[],jsonb)",
                    "statistics.fold_up(bigint,bigint)",
                    "statistics.compact(date,bigint)",
                    "statistics.reposition(bigint[],bigint[])",
                    "statistics.stale()",
                    // a receiving department ranks against applications it does not reach; no more
                    // than which cases of a round stand, and in which place
                    "change.programme_ranks(uuid)",
                    // whoever answers rewrites their ballot and mark among others', and reads none
                    "survey.mix(uuid,uuid,uuid,integer)");

    @Autowired JdbcClient sql;
    @Autowired PlatformTransactionManager transactions;
    @Autowired ApplicationContext context;
    Connection database;
    long lo;
    long hi;
    UUID inside;

    @BeforeEach
    void two_schools_with_a_student_each() throws SQLException {
        database =
                DriverManager.getConnection(
                        System.getProperty("matricula.db-url"),
                        "postgres",
                        System.getProperty("test.superuser-password"));
        database.setAutoCommit(false);
        var template = new TransactionTemplate(transactions);
        var units = new TestUnits(sql, template);
        var students =
                new TestStudents(
                        context.getBean(org.matricula.registry.Intake.class), template, sql);
        var here = units.school("school");
        var there = units.school("school");
        var first = students.enrolled(here.id(), here.firstClass(), LocalDate.of(2025, 9, 1));
        students.enrolled(here.id(), here.firstClass(), LocalDate.of(2025, 9, 1));
        students.enrolled(there.id(), there.firstClass(), LocalDate.of(2025, 9, 1));
        lo = number("select pos from organisation.unit where id = '" + here.firstClass() + "'");
        hi = number("select pos_end from organisation.unit where id = '" + here.firstClass() + "'");
        inside =
                UUID.fromString(
                        text(
                                "select person_id from registry.enrolment where id = '"
                                        + first
                                        + "'"));
    }

    @AfterEach
    void nothing_of_it_stays() throws SQLException {
        database.rollback();
        database.close();
    }

    @Test
    void every_table_of_records_is_guarded_and_the_role_is_nobody() throws SQLException {
        assertThat(faults()).isEmpty();
    }

    @Test
    void raw_questions_under_a_class_teachers_reach_see_no_foreign_row() throws SQLException {
        assertThat(scoped()).hasSizeGreaterThan(5);
        assertThat(leaks("")).isEmpty();
        actAs(lo, hi, "");
        assertThat(number("select count(*) from registry.student")).isEqualTo(2);
        assertThat(number("select count(*) from registry.person")).isEqualTo(2);
    }

    @Test
    void a_student_sees_their_own_rows_and_no_classmates() throws SQLException {
        actAs(lo, hi, inside.toString());
        assertThat(number("select count(*) from registry.student")).isEqualTo(1);
        assertThat(leaks(inside.toString())).isEmpty();
    }

    @Test
    void where_nobody_acts_there_is_an_error_and_no_row() throws SQLException {
        run("set local role matricula_app");
        assertThatThrownBy(() -> number("select count(*) from registry.student"))
                .isInstanceOf(SQLException.class);
    }

    @Test
    void no_row_is_moved_out_of_reach_or_added_beyond_it() throws SQLException {
        actAs(lo, hi, "");
        assertThatThrownBy(() -> run("update registry.student set scope_pos = " + (hi + 1)))
                .hasMessageContaining("row-level security");
    }

    /// Each is a wall that somebody might take down; one of the looks above must notice.
    @ParameterizedTest
    @ValueSource(
            strings = {
                "alter table registry.student disable row level security",
                "alter table registry.spell no force row level security",
                "create policy kind on registry.student using (true)",
                "create policy clever on registry.enrolment using (scope_pos >= (select current_setting('app.lo')::bigint))",
                "drop policy within_reach on registry.student; create policy within_reach on registry.student using (scope_pos <= (select current_setting('app.hi')::bigint))",
                "drop policy own_persons on registry.student",
                "drop policy reached on registry.person; create policy reached on registry.person for select using (true)",
                "alter role matricula_app bypassrls",
                "alter role matricula_app superuser",
                "alter table registry.health owner to matricula_app",
                "create function registry.peek() returns bigint language sql security definer as 'select count(*) from registry.person'",
                "create view registry.everybody as select name from registry.person",
                "create table registry.note (scope_pos bigint)"
            })
    void a_wall_taken_down_is_noticed(String mutant) throws SQLException {
        run(mutant);
        var noticed = new ArrayList<>(faults());
        if (noticed.isEmpty()) {
            noticed.addAll(leaks(""));
            noticed.addAll(leaks(inside.toString()));
        }
        assertThat(noticed).as(mutant).isNotEmpty();
    }

    private List<String> faults() throws SQLException {
        var found = new ArrayList<String>();
        for (var table : tables("a.attname in ('scope_pos', 'person_id')")) {
            if (!OPEN.contains(table)
                    && number(
                                    "select (relrowsecurity and relforcerowsecurity)::int from pg_class where oid = '"
                                            + table
                                            + "'::regclass")
                            == 0) {
                found.add(table + " is not guarded");
            }
        }
        found.addAll(
                texts(
                        """
                        select 'role ' || rolname || ' is too strong' from pg_roles
                         where rolname = 'matricula_app' and (rolsuper or rolbypassrls or rolcreaterole)
                        union all
                        select 'owned by the program: ' || oid::regclass from pg_class
                         where relowner = 'matricula_app'::regrole
                        union all
                        select 'no search_path of its own: ' || oid::regprocedure from pg_proc
                         where prosecdef and pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
                           and not coalesce(proconfig::text like '%search_path=pg_catalog%', false)
                        union all
                        select 'view with its owner''s rights: ' || c.oid::regclass from pg_class c
                         where c.relkind = 'v'
                           and c.relnamespace::regnamespace::text not in ('pg_catalog', 'information_schema', 'engine')
                           and not coalesce(c.reloptions::text like '%security_invoker=true%', false)
                        """));
        texts(
                        """
                        select oid::regprocedure::text from pg_proc
                         where prosecdef
                           and pronamespace::regnamespace::text not in ('pg_catalog', 'information_schema')
                        """)
                .stream()
                .filter(it -> !FAR_SEEING.contains(it))
                .forEach(it -> found.add("security definer: " + it));
        return found;
    }

    /// Foreign rows the program's role can read.
    private List<String> leaks(String persons) throws SQLException {
        var found = new ArrayList<String>();
        var all = scoped();
        actAs(lo, hi, persons);
        for (var table : all) {
            var foreign = "scope_pos not between " + lo + " and " + hi;
            var condition =
                    persons.isEmpty() || !hasPerson(table)
                            ? foreign
                            : foreign + " or person_id <> '" + persons + "'";
            if (number("select count(*) from " + table + " where " + condition) > 0) {
                found.add(table + " leaks");
            }
        }
        if (number("select count(*) from registry.person") > (persons.isEmpty() ? 2 : 1)) {
            found.add("registry.person leaks");
        }
        run("reset role");
        return found;
    }

    private boolean hasPerson(String table) throws SQLException {
        return number(
                        "select count(*) from pg_attribute where attname = 'person_id' and attrelid = '"
                                + table
                                + "'::regclass")
                > 0;
    }

    private List<String> scoped() throws SQLException {
        return tables("a.attname = 'scope_pos'").stream().filter(it -> !OPEN.contains(it)).toList();
    }

    private List<String> tables(String condition) throws SQLException {
        return texts(
                """
                select distinct c.oid::regclass::text from pg_class c
                  join pg_attribute a on a.attrelid = c.oid and not a.attisdropped
                 where c.relkind in ('r', 'p') and c.relnamespace::regnamespace::text <> 'engine'
                   and c.relpersistence = 'p' and %s order by 1
                """
                        .formatted(condition));
    }

    private void actAs(long from, long until, String persons) throws SQLException {
        run("set local role matricula_app");
        run(
                "select set_config('app.lo', '%d', true), set_config('app.hi', '%d', true), set_config('app.persons', '%s', true), set_config('app.account', '', true)"
                        .formatted(from, until, persons));
    }

    private void run(String statement) throws SQLException {
        try (var it = database.createStatement()) {
            it.execute(statement);
        }
    }

    private long number(String question) throws SQLException {
        return Long.parseLong(text(question));
    }

    private String text(String question) throws SQLException {
        return texts(question).getFirst();
    }

    private List<String> texts(String question) throws SQLException {
        try (var it = database.createStatement();
                var rows = it.executeQuery(question)) {
            var found = new ArrayList<String>();
            while (rows.next()) {
                found.add(rows.getString(1));
            }
            return found;
        }
    }
}
