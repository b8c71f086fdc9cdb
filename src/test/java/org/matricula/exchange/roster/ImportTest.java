package org.matricula.exchange.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refused;
import org.matricula.personal.invented.InventedPeople;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

@ProgramTest
class ImportTest {

    @Autowired ApplicationContext context;

    TestImports it;
    String roster;

    @BeforeEach
    void aSchoolWithARegistrar() {
        it = TestImports.of(context);
        var people =
                new InventedPeople(
                        System.nanoTime(), LocalDate.of(2006, 1, 1), LocalDate.of(2008, 1, 1));
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
                        .formatted(first.toLowerCase(Locale.ROOT), second, first);
    }

    @Test
    void a_messy_roster_is_previewed_mended_applied_and_taken_back() {
        var id = it.previewed(roster);
        assertThat(it.show(id).rowsNew()).isEqualTo(2);
        assertThat(it.show(id).rowsRejected()).isEqualTo(1);
        assertThat(it.problems(id))
                .anySatisfy(problem -> {
                    assertThat(problem.row()).isEqualTo(5);
                    assertThat(problem.field()).isEqualTo("idNumber");
                    assertThat(problem.value()).contains("*");
                });

        assertThatThrownBy(() -> it.decide(id, "all"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("import.rejected-rows");
        assertThat(it.students()).isZero();

        it.apply(id);
        assertThat(it.show(id).state()).isEqualTo("done");
        assertThat(it.students()).isEqualTo(2);

        var undone = it.undo(id);
        assertThat(undone.reversed()).isEqualTo(2);
        assertThat(undone.kept()).isEmpty();
        assertThat(it.students()).isZero();

        assertThat(it.show(it.previewed(roster)).rowsNew()).isEqualTo(2);
    }

    @Test
    void what_somebody_was_admitted_on_comes_along() {
        var one =
                """
                姓名,身份证号,科类,录取批次,生源地,高考成绩
                测试丁,%s,物理类,专科提前批,浙江省衢州市,486.5
                测试戊,%s,,,,四百多
                """
                        .formatted(TestRosters.idNumber(), TestRosters.idNumber());
        var id = it.previewed(one);
        assertThat(it.problems(id))
                .anySatisfy(problem -> {
                    assertThat(problem.row()).isEqualTo(3);
                    assertThat(problem.field()).isEqualTo("admissionScore");
                });
        it.apply(
                it.previewed(
                        one.lines().limit(2).collect(java.util.stream.Collectors.joining("\n"))));
        assertThat(
                        it.count(
                                "select count(*) from registry.enrolment where subject_track = '物理类' and admission_tier = '专科提前批' and origin = '浙江省衢州市' and entrance_score = 486.5"))
                .isEqualTo(1);
    }

    @Test
    void whoever_brought_the_file_stands_with_those_who_came_by_it_whoever_lets_it_be_written() {
        var id = it.previewed(roster);
        var other = TestImports.registrar(context, it.school().id());
        it.as(other).apply(id);
        assertThat(
                        it.count(
                                "select count(*) from registry.enrolment where registration = 'entered' and brought_by = '%s' and entered_by = '%s' and import_id = '%s'"
                                        .formatted(it.registrar().account(), other.account(), id)))
                .isEqualTo(2);
    }

    /// 学籍号 is the identity number behind a letter: neither what was brought, nor what was found
    /// wrong with it, nor what was written holds it in clear.
    @Test
    void a_registry_number_brought_by_a_file_stands_nowhere_in_clear() {
        var good = TestRosters.idNumber();
        var wrong = TestRosters.idNumber();
        var off = wrong.substring(0, 17) + (wrong.endsWith("1") ? "2" : "1");
        var file =
                """
                姓名,身份证号,学籍号
                测试丁,%s,G%s
                测试戊,%s,G%s
                """
                        .formatted(good, good, wrong, off);
        var id = it.previewed(file);
        assertThat(it.problems(id))
                .anySatisfy(problem -> {
                    assertThat(problem.row()).isEqualTo(3);
                    assertThat(problem.field()).isEqualTo("registryNumber");
                });
        var lone = file.lines().limit(2).collect(java.util.stream.Collectors.joining("\n"));
        it.apply(it.previewed(lone));
        assertThat(it.students()).isOne();
        assertThat(it.show(it.previewed(lone)).rowsUnchanged()).as("their own number").isOne();
        var numbers = context.getBean(org.matricula.registry.TestNumbers.class);
        assertThat(numbers.inClear(good)).isEmpty();
        assertThat(numbers.inClear(off)).isEmpty();
    }

    @Test
    void the_same_file_again_changes_nothing() {
        it.apply(it.previewed(roster));
        var again = it.previewed(roster);
        assertThat(it.show(again).rowsNew()).isZero();
        assertThat(it.show(again).rowsChanged()).isZero();
        assertThat(it.show(again).rowsUnchanged()).isEqualTo(2);
        it.apply(again);
        assertThat(it.students()).isEqualTo(2);
    }

    @Test
    void a_new_telephone_is_a_change_and_is_written() {
        it.apply(it.previewed(roster));
        var newer = roster.replace("13900001111", "13900009999");
        var id = it.previewed(newer);
        assertThat(it.show(id).rowsChanged()).isEqualTo(1);
        it.apply(id);
        assertThat(it.show(it.previewed(newer)).rowsUnchanged()).isEqualTo(2);
        assertThat(
                        it.count(
                                """
                                select count(*) from registry.detail d
                                  join registry.correction_act a on a.id = d.act_id and a.person_id = d.person_id
                                 where d.field = 'phone'
                                """))
                .as("the old telephone and the new one are kept")
                .isEqualTo(2);
    }

    @Test
    void a_program_in_disguise_is_turned_away_and_nothing_is_kept() {
        assertThatThrownBy(() ->
                        it.receive(
                                "roster.xlsx",
                                new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 0, 0},
                                null,
                                null))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("import.file.sheet.");
        assertThat(it.count("select count(*) from exchange.import")).isZero();
    }

    @Test
    void a_file_for_a_unit_out_of_reach_or_for_none_is_answered_alike() {
        var other = TestImports.of(context).school().id();
        for (var unit : new UUID[] {other, UUID.randomUUID()}) {
            assertThatThrownBy(
                            () -> it.receive("名单.csv", bytes(roster), unit, null, Map.of(), null))
                    .isInstanceOf(Absent.class)
                    .hasMessage("unit");
        }
    }

    @Test
    void the_same_key_with_the_same_file_is_the_same_import_and_with_another_is_refused() {
        var first = it.receive("名单.csv", bytes(roster), null, "key 1");
        var again = it.receive("名单.csv", bytes(roster), null, "key 1");
        assertThat(again).isEqualTo(first);
        assertThatThrownBy(() -> it.receive("名单.csv", bytes(roster + "\n"), null, "key 1"))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("import.idempotency");
        assertThatThrownBy(() ->
                        it.receive(
                                "名单.csv",
                                bytes(roster),
                                it.school().grade(),
                                null,
                                Map.of(),
                                "key 1"))
                .hasMessageContaining("import.idempotency");
        assertThat(it.count("select count(*) from exchange.import")).isEqualTo(1);
    }

    @Test
    void what_a_caller_says_of_columns_goes_before_the_guess_and_the_rest_is_guessed() {
        var id =
                it.receive(
                        "名单.csv",
                        bytes(roster),
                        it.school().id(),
                        null,
                        Map.of("联系电话", "guardian1Phone", "4", ""),
                        null);
        it.preview(id);
        var mapping = context.getBean(Rosters.class).read(it.show(id).mapping());
        assertThat(mapping)
                .containsEntry("1", "name")
                .containsEntry("2", "idNumber")
                .containsEntry("3", "guardian1Phone")
                .containsEntry("4", "");
        assertThatThrownBy(() ->
                        it.receive(
                                "名单.csv",
                                bytes(roster),
                                it.school().id(),
                                null,
                                Map.of("3", "nonsense"),
                                null))
                .hasMessageContaining("import.field");
    }

    @Test
    void a_cancelled_import_is_not_applied() {
        var id = it.previewed(roster);
        Acting.as(it.registrar(), () -> context.getBean(ImportDesk.class).cancel(id));
        assertThatThrownBy(() -> it.decide(id, "valid")).hasMessageContaining("import.state");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
