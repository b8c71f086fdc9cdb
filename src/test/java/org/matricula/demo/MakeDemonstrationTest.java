package org.matricula.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.kernel.Command;
import org.matricula.kernel.Scope;
import org.matricula.registry.Intake;
import org.matricula.registry.Registry;
import org.matricula.registry.roster.RosterProbe;
import org.matricula.vault.Vault;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A register of two thousand, made by the command in a database of its own.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class MakeDemonstrationTest {

    private static final String HOLDS =
            """
            select string_agg(it, E'\\n' order by it) from (
              select c.conrelid::regclass || ' ' || c.conname || ' ' || pg_get_constraintdef(c.oid) || c.convalidated as it
                from pg_constraint c where c.connamespace = 'registry'::regnamespace
              union all
              select indexdef from pg_indexes where schemaname = 'registry'
              union all
              select relname || ' ' || relrowsecurity || relforcerowsecurity from pg_class
               where relnamespace = 'registry'::regnamespace) h
            """;

    private OwnDatabase great;
    private String holdsBefore;
    private int first;

    @BeforeAll
    void a_register_of_two_thousand() throws SQLException {
        great = OwnDatabase.start("great_register", "command");
        holdsBefore = great.one(HOLDS, String.class);
        first = great.run("demo", "--students", "2000");
    }

    @AfterAll
    void gone() throws SQLException {
        great.close();
    }

    @Test
    void it_says_how_it_went_by_its_exit_code() {
        assertThat(first).isEqualTo(Command.DONE);
        assertThat(great.run("demo", "--students=2000")).isEqualTo(Command.FAILED);
        assertThat(great.run("demo")).isEqualTo(Command.WRONG_USAGE);
        assertThat(great.run("demo", "--students", "many")).isEqualTo(Command.WRONG_USAGE);
        assertThat(great.run("demo", "--students", "3")).isEqualTo(Command.WRONG_USAGE);
        assertThat(great.one("select count(*) from registry.student", Integer.class))
                .isEqualTo(2000);
    }

    @Test
    void every_index_constraint_and_policy_holds_as_before() {
        assertThat(great.one(HOLDS, String.class)).isEqualTo(holdsBefore);
    }

    @Test
    void the_list_is_what_the_registry_itself_would_have_written() {
        var rows =
                "select string_agg(s::text, E'\\n' order by s.enrolment_id) from registry.student"
                        + " s";
        var copied = great.one(rows, String.class);
        var all = great.list("select id from registry.enrolment", UUID.class);
        great.asSystem(() -> great.bean(Registry.class).detailsChanged(all));

        assertThat(great.one(rows, String.class)).isEqualTo(copied);
        assertThat(
                        great.one(
                                """
                                select count(*) from registry.enrolment e join registry.student s on s.enrolment_id = e.id
                                 where e.active <> (s.status in ('01', '02', '04', '13', '15', 'L1'))
                                    or e.scope_pos <> (select u.pos from organisation.unit u where u.id = s.unit_id)
                                """,
                                Integer.class))
                .isZero();
    }

    @Test
    void two_of_one_name_and_birthday_are_found_among_all_and_found_once() {
        var ids = great.list("select id from registry.person order by id limit 2", UUID.class);
        var was =
                great.one(
                        "select name || ' ' || birth_on || ' ' || sex from registry.person where id = '%s'"
                                .formatted(ids.getFirst()),
                        String.class);
        named(
                ids.getFirst(),
                great.one(
                        "select name || ' ' || birth_on || ' ' || sex from registry.person where id = '%s'"
                                .formatted(ids.getLast()),
                        String.class));
        var pairs =
                """
                select (select count(*) from registry.duplicate) || ' ' || count(*) from registry.duplicate
                 where state = 'open' and left_id in ('%s', '%s') and right_id in ('%1$s', '%2$s')
                """
                        .formatted(ids.getFirst(), ids.getLast());

        assertThat(great.run("find-duplicates")).isEqualTo(Command.DONE);
        var found = great.one(pairs, String.class);
        assertThat(found).endsWith(" 1");
        assertThat(great.run("find-duplicates")).isEqualTo(Command.DONE);
        assertThat(great.one(pairs, String.class)).isEqualTo(found);

        named(ids.getFirst(), was);
    }

    private void named(UUID person, String nameBirthSex) {
        great.asSystem(() ->
                great.bean(JdbcClient.class)
                        .sql(
                                """
                                update registry.person
                                   set name = split_part(:of, ' ', 1), birth_on = split_part(:of, ' ', 2)::date, sex = split_part(:of, ' ', 3)
                                 where id = :person
                                """)
                        .param("of", nameBirthSex)
                        .param("person", person)
                        .update());
    }

    @Test
    void the_numbers_agree_with_a_scan_of_the_history() {
        assertThat(great.run("statistics", "check")).isEqualTo(Command.DONE);
        for (var day : List.of("2022-10-01", "2024-05-04", "2026-03-15")) {
            var folded =
                    great.one(
                            """
                            select sum(f.n) from statistics.cube f join organisation.unit u on u.id = f.unit_id
                             where u.parent_id is null and f.cube = 2047 and not f.standing and f.day <= date '%s'
                            """
                                    .formatted(day),
                            Integer.class);
            var scanned =
                    great.one(
                            """
                            select count(*) from registry.standing_on(date '%s') s where statistics.on_roll(s.status)
                            """
                                    .formatted(day),
                            Integer.class);
            assertThat(folded).isEqualTo(scanned).isPositive();
        }
    }

    @Test
    void an_act_of_the_past_can_be_taken_back_as_any_other() {
        var left =
                great.one(
                        """
                        select e.id from registry.status_event e
                         where e.verb in ('TRANSFER_OUT', 'WITHDRAW') order by e.seq limit 1
                        """,
                        UUID.class);
        var of =
                great.one(
                        "select enrolment_id from registry.status_event where id = '" + left + "'",
                        UUID.class);
        great.asSystem(() -> great.bean(Registry.class).reverse(left, "误录", null));

        assertThat(
                        great.one(
                                "select status from registry.student where enrolment_id = '"
                                        + of
                                        + "'",
                                String.class))
                .isEqualTo("01");
        assertThat(
                        great.one(
                                """
                                select count(*) from registry.spell
                                 where enrolment_id = '%s' and upper_inf(recorded) and upper_inf(during)
                                """
                                        .formatted(of),
                                Integer.class))
                .isOne();
    }

    @Test
    void what_was_known_earlier_can_still_be_asked() {
        var then =
                great.one(
                        """
                        select count(*) from registry.standing_on(date '2026-01-10', timestamptz '2025-11-01 00:00Z') s
                        """,
                        Integer.class);
        var known =
                great.one(
                        "select count(*) from registry.enrolment where entry_on < date"
                                + " '2025-11-01'",
                        Integer.class);

        assertThat(then).isEqualTo(known).isPositive();
    }

    @Test
    void everybody_is_found_by_name_by_pinyin_and_by_a_number_that_stands_nowhere_in_clear() {
        var number =
                great.one(
                        "select student_number from registry.student order by enrolment_id offset"
                                + " 777 limit 1",
                        String.class);
        var of = " from registry.student where student_number = '" + number + "'";
        var person = great.one("select person_id" + of, UUID.class);
        var document =
                great.bean(Vault.class)
                        .open(
                                Intake.DOCUMENT,
                                great.one(
                                        "select document_number from registry.person where id = '"
                                                + person
                                                + "'",
                                        byte[].class),
                                great.one(
                                        "select salt from registry.person where id = '"
                                                + person
                                                + "'",
                                        byte[].class));
        var probe = new RosterProbe(great.program(), Scope.ALL);

        assertThat(probe.page(document, null).numbers()).containsExactly(number);
        assertThat(probe.page(number, null).numbers()).contains(number);
        assertThat(probe.page(great.one("select name" + of, String.class), null).numbers())
                .contains(number);
        assertThat(probe.page(great.one("select pinyin" + of, String.class), null).numbers())
                .contains(number);
    }

    @Test
    void a_search_of_the_whole_register_gives_everybody_once_and_in_order() {
        var probe = new RosterProbe(great.program(), Scope.ALL);
        var found = new ArrayList<String>();
        String cursor = null;
        do {
            var page = probe.page("li", cursor);
            found.addAll(page.numbers());
            cursor = page.next();
        } while (cursor != null);

        assertThat(found)
                .hasSizeGreaterThan(100)
                .containsExactlyElementsOf(
                        great.list(
                                """
                                select student_number from registry.student
                                 where pinyin like 'li%' or initials like 'li%'
                                 order by initials not like 'li%',
                                          case when initials like 'li%' then initials else pinyin end, enrolment_id
                                """,
                                String.class));
    }
}
