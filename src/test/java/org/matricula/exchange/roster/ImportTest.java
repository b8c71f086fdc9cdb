package org.matricula.exchange.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.TestUnits;
import org.matricula.personal.invented.InventedPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@SpringBootTest
class ImportTest {

    @Autowired ImportDesk desk;
    @Autowired PreviewImport previewImport;
    @Autowired ApplyImport applyImport;
    @Autowired Imports imports;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired ApplicationContext context;

    TestUnits.School school;
    Actor registrar;
    String roster;

    @BeforeEach
    void aSchoolWithARegistrar() {
        school = new TestUnits(sql, transaction).school("college");
        var account = TestAccounts.of(context).holding("registrar", school.id()).id();
        var scope =
                sql.sql("select pos as lo, pos_end as hi from organisation.unit where id = ?")
                        .param(school.id())
                        .query((row, i) ->
                                new Scope(
                                        row.getLong("lo"), row.getLong("hi"), java.util.List.of()))
                        .single();
        registrar = new Actor(account, "王秀英", "registrar", school.id(), scope, "test");
        var people =
                new InventedPeople(
                        System.nanoTime(),
                        java.time.LocalDate.of(2006, 1, 1),
                        java.time.LocalDate.of(2008, 1, 1));
        var first = people.at(0).residentId();
        var second = people.at(1).residentId();
        roster =
                """
                某校新生名单,,,,
                序号,姓 名,身份证号,联系电话,民族
                1,测试甲,%s,13900001111,汉
                2,测试乙,%s,13900002222,汉族
                3,测试丙,%s9,13900003333,汉
                合计,3人,,,
                """
                        .formatted(first.toLowerCase(java.util.Locale.ROOT), second, first);
    }

    @Test
    void a_messy_roster_is_previewed_mended_applied_and_taken_back() {
        var id = previewed(roster);
        var preview = show(id);
        assertThat(preview.rowsNew()).isEqualTo(2);
        assertThat(preview.rowsRejected()).isEqualTo(1);
        assertThat(Acting.call(registrar, () -> imports.problems(id, null, 50)).items())
                .anySatisfy(it -> {
                    assertThat(it.row()).isEqualTo(5);
                    assertThat(it.field()).isEqualTo("idNumber");
                    assertThat(it.value()).contains("*");
                });

        assertThatThrownBy(() -> Acting.as(registrar, () -> desk.apply(id, "all")))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("import.rejected-rows");
        assertThat(students()).isZero();

        apply(id);
        assertThat(show(id).state()).isEqualTo("done");
        assertThat(students()).isEqualTo(2);

        var undone = Acting.call(registrar, () -> desk.undo(id, "the wrong file"));
        assertThat(undone.reversed()).isEqualTo(2);
        assertThat(undone.kept()).isEmpty();
        assertThat(students()).isZero();

        var again = previewed(roster);
        assertThat(show(again).rowsNew()).isEqualTo(2);
    }

    @Test
    void the_same_file_again_changes_nothing() {
        apply(previewed(roster));
        var again = previewed(roster);
        assertThat(show(again).rowsNew()).isZero();
        assertThat(show(again).rowsChanged()).isZero();
        assertThat(show(again).rowsUnchanged()).isEqualTo(2);
    }

    @Test
    void a_new_telephone_is_a_change_and_is_written() {
        apply(previewed(roster));
        var id = previewed(roster.replace("13900001111", "13900009999"));
        assertThat(show(id).rowsChanged()).isEqualTo(1);
        apply(id);
        assertThat(show(previewed(roster.replace("13900001111", "13900009999"))).rowsUnchanged())
                .isEqualTo(2);
    }

    @Test
    void a_program_in_disguise_is_turned_away_and_nothing_is_kept() {
        assertThatThrownBy(() ->
                        receive(
                                "roster.xlsx",
                                new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0}))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("import.file.sheet.");
        assertThat(Acting.call(registrar, () -> imports.latest(10))).isEmpty();
    }

    @Test
    void a_cancelled_import_is_not_applied() {
        var id = previewed(roster);
        Acting.as(registrar, () -> desk.cancel(id));
        assertThatThrownBy(() -> Acting.as(registrar, () -> desk.apply(id, "valid")))
                .hasMessageContaining("import.state");
    }

    UUID previewed(String text) {
        var id = receive("名单.csv", text.getBytes(StandardCharsets.UTF_8));
        Acting.as(registrar, () -> previewImport.preview(id));
        assertThat(show(id).state()).isEqualTo("previewed");
        return id;
    }

    UUID receive(String name, byte[] content) {
        return Acting.call(
                        registrar,
                        () ->
                                desk.receive(
                                        name,
                                        new ByteArrayInputStream(content),
                                        school.id(),
                                        "roster",
                                        null))
                .id();
    }

    void apply(UUID id) {
        Acting.as(registrar, () -> desk.apply(id, "valid"));
        Acting.as(registrar, () -> applyImport.apply(id));
    }

    ImportView show(UUID id) {
        return Acting.call(registrar, () -> imports.get(id));
    }

    long students() {
        return Acting.call(
                registrar,
                () ->
                        transaction.execute(it ->
                                sql.sql("select count(*) from registry.student")
                                        .query(Long.class)
                                        .single()));
    }
}
