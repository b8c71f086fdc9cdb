package org.matricula.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.workflow.Forgotten;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class NightlyCheckTest {

    static final LocalDate NIGHT = LocalDate.of(2199, 3, 1);

    @Autowired StatisticsRounds rounds;
    @Autowired Verdicts verdicts;
    @Autowired ForgottenDifferences forgotten;
    @Autowired DifferencesWork work;
    @Autowired CountStandings counting;
    @Autowired Intake intake;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    TestUnits.School school;

    @BeforeEach
    void nothingFoundYet() throws SQLException {
        superuser("delete from statistics.verdict");
        school = new TestUnits(sql, transaction).school("college");
    }

    @Test
    void what_sums_has_its_memory_though_it_was_replaced() {
        assertThat(
                        sql.sql(
                                        """
                                        select proname::text from pg_proc
                                         where pronamespace = 'statistics'::regnamespace and proconfig @> array['work_mem=128MB']
                                        """)
                                .query(String.class)
                                .list())
                .contains("fold_up", "compact");
    }

    @Test
    void a_number_that_no_history_bears_out_is_told_until_it_is_mended() throws SQLException {
        superuser(
                """
                insert into statistics.delta (scope_pos, unit_id, institution_id, day, recorded_at, sex, status, n, folded)
                values (1, '%1$s', '%1$s', date '1900-01-01', now(), '1', '01', 7, true)
                """
                        .formatted(school.id()));
        try {
            assertThat(verdicts.begin(NIGHT)).isTrue();
            rounds.night(NIGHT);

            assertThat(seenBy("registrar"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.subject()).contains("1900-01-01", "7 / 0"));
            assertThat(seenBy("counsellor")).isEmpty();
            assertThat(work.parts(actor("administrator"), Locale.ENGLISH)).hasSize(1);
            assertThat(work.parts(actor("registrar"), Locale.ENGLISH)).isEmpty();
        } finally {
            superuser("delete from statistics.delta where day = date '1900-01-01'");
        }
        verdicts.begin(NIGHT.plusDays(1));
        rounds.night(NIGHT.plusDays(1));

        assertThat(seenBy("registrar")).noneMatch(it -> it.subject().contains("1900-01-01"));
    }

    /// The sum of the numbers is what it was; only of whom they tell has changed.
    @Test
    void a_sum_that_tells_of_others_is_named_with_the_value() throws SQLException {
        var students = new TestStudents(intake, transaction, sql);
        students.enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        Acting.as(Actor.system("test"), counting::fold);
        assertThat(found()).isEmpty();
        superuser(swapped("9"));
        try {
            assertThat(found())
                    .hasSize(2)
                    .anySatisfy(it -> {
                        assertThat(it.what()).contains("9");
                        assertThat(it.counted()).isEqualTo(1);
                        assertThat(it.standing()).isZero();
                    })
                    .anySatisfy(it -> {
                        assertThat(it.what()).contains("2");
                        assertThat(it.counted()).isZero();
                        assertThat(it.standing()).isEqualTo(1);
                    });
        } finally {
            superuser(swapped("2"));
        }
        assertThat(found()).isEmpty();
    }

    /// By month and by day of birth alike.
    @Test
    void a_sum_of_others_births_is_named_with_the_birth() throws SQLException {
        var students = new TestStudents(intake, transaction, sql);
        students.enrolled(school.id(), school.firstClass(), LocalDate.of(2024, 9, 1));
        Acting.as(Actor.system("test"), counting::fold);
        assertThat(found()).isEmpty();
        var born =
                Acting.call(
                        Actor.system("test"),
                        () ->
                                transaction.execute(it ->
                                        sql.sql(
                                                        "select birth_on from statistics.delta where institution_id = ? limit 1")
                                                .param(school.id())
                                                .query(LocalDate.class)
                                                .single()));
        var kept = Cube.BORN.bits() + Cube.MONTH * born.getMonthValue();
        for (var it : List.of(Cube.BORN.bits(), kept)) {
            superuser(later(it, 10_000));
            try {
                assertThat(found())
                        .as("%s of %s", it, born)
                        .hasSize(2)
                        .anySatisfy(one -> {
                            assertThat(one.what())
                                    .startsWith(it + " ")
                                    .contains(" " + (born.getYear() + 1));
                            assertThat(one.counted()).isEqualTo(1);
                            assertThat(one.standing()).isZero();
                        });
            } finally {
                superuser(later(it, -10_000));
            }
        }
        assertThat(found()).isEmpty();
    }

    private String later(int bits, int by) {
        return "update statistics.cube set born = born + %d where unit_id = '%s' and cube = %d"
                .formatted(by, school.id(), bits);
    }

    private String swapped(String sex) {
        return "update statistics.cube set sex = '%s' where unit_id = '%s' and cube = %d"
                .formatted(sex, school.id(), Cube.SEX.bits());
    }

    /// Of this school, for other tests leave their own.
    private List<Deltas.Difference> found() {
        return Acting.call(Actor.system("test"), counting::differences).stream()
                .filter(it -> it.unit().endsWith(school.id().toString().substring(24)))
                .toList();
    }

    @Test
    void one_server_compares_a_day_and_another_takes_over_what_never_ended() throws SQLException {
        assertThat(verdicts.begin(NIGHT)).isTrue();
        assertThat(verdicts.begin(NIGHT)).isFalse();

        superuser("update statistics.verdict set begun_at = begun_at - interval '3 hours'");
        assertThat(verdicts.begin(NIGHT)).isTrue();

        verdicts.conclude(NIGHT, List.of());
        superuser("update statistics.verdict set begun_at = begun_at - interval '3 hours'");
        assertThat(verdicts.begin(NIGHT)).isFalse();
        assertThat(verdicts.standing()).isEmpty();
    }

    private List<Forgotten> seenBy(String role) {
        return Acting.call(actor(role), () -> forgotten.find(NIGHT, 10));
    }

    private Actor actor(String role) {
        return new Actor(null, "某人", role, school.id(), Scope.ALL, "test");
    }

    private static void superuser(String statement) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                System.getProperty("matricula.db-url"),
                                "postgres",
                                System.getProperty("test.superuser-password"));
                var execute = connection.createStatement()) {
            execute.execute(statement);
        }
    }
}
