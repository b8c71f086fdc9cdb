package org.matricula.registry.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.identity.Reach;
import org.matricula.identity.Whereabouts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Scope;
import org.matricula.organisation.CloseUnit;
import org.matricula.organisation.MergeUnits;
import org.matricula.organisation.MoveUnit;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.Registry;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The register follows the tree of units.
@ProgramTest
class TreeFollowerTest {

    static final LocalDate ENTRY = LocalDate.of(2024, 9, 1);

    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Registry registry;
    @Autowired MoveUnit moveUnit;
    @Autowired MergeUnits mergeUnits;
    @Autowired CloseUnit closeUnit;
    @Autowired Reach reach;
    @Autowired Whereabouts whereabouts;

    @Test
    void a_moved_class_takes_its_students_along() {
        var units = new TestUnits(sql, transaction);
        var school = units.school("college");
        var other = system(() -> units.unit("department", school.id(), school.id(), "college"));
        var student = enrolled(school);
        system(() -> {
            moveUnit.move(school.firstClass(), other, "院系调整");
            return null;
        });
        assertThat(seen(other, student)).as("the new department sees the student").isTrue();
        assertThat(seen(school.grade(), student)).as("the old one no longer").isFalse();
    }

    @Test
    void a_merged_class_hands_its_students_over() {
        var school = new TestUnits(sql, transaction).school("college");
        var student = enrolled(school);
        system(() -> {
            mergeUnits.merge(
                    school.firstClass(), school.secondClass(), LocalDate.of(2026, 9, 1), "并班");
            return null;
        });
        UUID now = system(() -> transaction.execute(it -> registry.get(student).unit()));
        UUID before =
                system(() ->
                        transaction.execute(
                                it -> registry.on(student, LocalDate.of(2026, 8, 31)).unit()));
        assertThat(now).isEqualTo(school.secondClass());
        assertThat(before).isEqualTo(school.firstClass());
    }

    @Test
    void a_class_with_students_is_not_closed() {
        var school = new TestUnits(sql, transaction).school("college");
        enrolled(school);
        assertThatThrownBy(() ->
                        system(() -> {
                            closeUnit.close(school.firstClass(), LocalDate.of(2026, 10, 1), "撤销");
                            return null;
                        }))
                .hasMessageContaining("unit.");
    }

    @Test
    void a_student_and_a_guardian_reach_their_own_and_an_empty_hand_reaches_nobody() {
        var school = new TestUnits(sql, transaction).school("college");
        var student = enrolled(school);
        UUID person = system(() -> transaction.execute(it -> registry.get(student).person()));
        var own = account();
        var guardian = account();
        system(() ->
                transaction.execute(it -> {
                    sql.sql(
                                    "insert into registry.account_person (account_id, person_id) values (?, ?)")
                            .param(own)
                            .param(person)
                            .update();
                    return sql.sql(
                                    "update registry.guardian set account_id = ? where person_id = ?")
                            .param(guardian)
                            .param(person)
                            .update();
                }));
        assertThat(reach.of(own, "student").orElseThrow().persons()).containsExactly(person);
        assertThat(reach.of(guardian, "guardian").orElseThrow().persons()).containsExactly(person);
        assertThat(reach.of(account(), "student")).contains(Scope.NOTHING);
        assertThat(reach.of(own, "registrar")).isEmpty();
        system(() ->
                transaction.execute(it ->
                        sql.sql("update registry.person set birth_on = '2000-01-01' where id = ?")
                                .param(person)
                                .update()));
        assertThat(reach.of(guardian, "guardian")).as("of age").contains(Scope.NOTHING);
        String number =
                system(() -> transaction.execute(it -> registry.get(student).studentNumber()));
        assertThat(system(() -> whereabouts.of(number)).orElseThrow().person()).isEqualTo(person);
    }

    boolean seen(UUID unit, UUID student) {
        var scope =
                sql.sql("select pos as lo, pos_end as hi from organisation.unit where id = ?")
                        .param(unit)
                        .query((row, i) ->
                                new Scope(row.getLong("lo"), row.getLong("hi"), List.of()))
                        .single();
        return Acting.call(
                Actor.system("test").within(scope),
                () ->
                        transaction.execute(it -> {
                            var tables =
                                    List.of(
                                            "enrolment",
                                            "student",
                                            "spell",
                                            "status_event",
                                            "name_part");
                            var counts =
                                    tables.stream()
                                            .map(table ->
                                                    sql.sql(
                                                                    "select count(*) from registry."
                                                                            + table
                                                                            + " where "
                                                                            + (table.equals(
                                                                                            "enrolment")
                                                                                    ? "id"
                                                                                    : "enrolment_id")
                                                                            + " = ?")
                                                            .param(student)
                                                            .query(Long.class)
                                                            .single())
                                            .toList();
                            assertThat(counts.stream().map(n -> n > 0).distinct())
                                    .as("all tables agree")
                                    .hasSize(1);
                            return counts.getFirst() > 0;
                        }));
    }

    UUID enrolled(TestUnits.School school) {
        return new TestStudents(intake, transaction, sql)
                .enrolled(TestStudents.newcomer("林一诺", school.firstClass(), ENTRY), school.id());
    }

    UUID account() {
        return system(() ->
                transaction.execute(it ->
                        sql.sql(
                                        "insert into identity.account (username, name, scope_pos) values (gen_random_uuid()::text, '林', 0) returning id")
                                .query(UUID.class)
                                .single()));
    }

    static <T> T system(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Acting.call(Actor.system("test"), work);
    }
}
