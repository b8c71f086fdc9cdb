package org.matricula.vault;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestNumbers;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.flyway.autoconfigure.FlywayDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// A register that was begun when registry numbers stood in clear.
@ProgramTest
class OnceClearTest {

    @Autowired SealOnceClear start;
    @Autowired ClearRows rows;
    @Autowired ObjectProvider<OnceClear> columns;
    @Autowired Vault vault;
    @Autowired Intake intake;
    @Autowired TestNumbers numbers;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired @FlywayDataSource DataSource owner;

    @Test
    void what_stood_in_clear_is_sealed_at_the_start_and_goes_on_where_it_was_stopped() {
        var school = new TestUnits(sql, transaction).school("school");
        var students = new TestStudents(intake, transaction, sql);
        var ids =
                IntStream.range(0, 5)
                        .mapToObj(it ->
                                students.enrolled(
                                        TestStudents.newcomer(
                                                "顾清和",
                                                school.firstClass(),
                                                java.time.LocalDate.of(2024, 9, 1)),
                                        school.id()))
                        .sorted(java.util.Comparator.comparing(UUID::toString))
                        .toList();
        var stem = "G1101052012%07d".formatted(Math.floorMod(school.id().hashCode(), 10_000_000));
        for (var i = 0; i < ids.size(); i++) {
            old(ids.get(i), stem + i + (i == 4 ? "x" : "0"));
        }
        assertThat(numbers.inClear(stem)).containsExactly("registry.enrolment");

        var first =
                Acting.call(
                        Actor.system("test"),
                        () -> rows.batch(column(), null, 2, it -> start.sealed(column(), it)));
        assertThat(first.count()).as("stopped after two").isEqualTo(2);
        assertThat(numbers.of(ids.get(1))).contains(stem + "10");
        assertThat(numbers.of(ids.get(2))).isEmpty();

        start.afterSingletonsInstantiated();
        for (var i = 0; i < ids.size(); i++) {
            assertThat(numbers.of(ids.get(i))).contains(stem + i + (i == 4 ? "x" : "0"));
        }
        assertThat(numbers.inClear(stem)).isEmpty();
        assertThat(found(stem + "4X"))
                .as("by what it is, whoever wrote it how")
                .isEqualTo(ids.get(4));
        var sealed = sealed(ids);
        start.afterSingletonsInstantiated();
        assertThat(sealed(ids)).as("nothing is done twice").isEqualTo(sealed);
    }

    private OnceClear.Place column() {
        return columns.stream()
                .flatMap(it -> it.onceClear().stream())
                .filter(it -> it.field().equals(Intake.REGISTRY_NUMBER))
                .findFirst()
                .orElseThrow();
    }

    /// As the row stood before: nobody but the database's owner can write it so any more.
    private void old(UUID enrolment, String number) {
        JdbcClient.create(owner)
                .sql(
                        """
                        do $$ begin
                          perform set_config('app.lo', '0', true), set_config('app.hi', '9223372036854775807', true),
                                  set_config('app.persons', '', true);
                          alter table registry.enrolment disable trigger nothing_in_clear;
                          update registry.enrolment set registry_clear = '%s' where id = '%s';
                          alter table registry.enrolment enable trigger nothing_in_clear;
                        end $$
                        """
                                .formatted(number, enrolment))
                .update();
    }

    private UUID found(String number) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select id from registry.enrolment where registry_digest = ?")
                                        .param(
                                                vault.digest(
                                                        Intake.REGISTRY_KEY,
                                                        Intake.registryKey(number)))
                                        .query(UUID.class)
                                        .single()));
    }

    private List<String> sealed(List<UUID> ids) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select encode(registry_number, 'hex') from registry.enrolment where id in (:ids) order by id")
                                        .param("ids", ids)
                                        .query(String.class)
                                        .list()));
    }
}
