package org.matricula.exchange.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.exchange.roster.UndoImport.Undone.Line;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.registry.ContactDetails;
import org.matricula.registry.Recognition;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class UndoImportTest {

    @Autowired ApplicationContext context;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Recognition recognition;
    @Autowired KeptFiles keptFiles;

    TestImports it;
    String first;
    String second;

    @BeforeEach
    void twoStudentsAndASchool() {
        it = TestImports.of(context);
        first = TestRosters.idNumber();
        second = TestRosters.idNumber();
        it.apply(it.previewed(roster("13900000001", "13900000002")));
    }

    @Test
    void changed_details_are_again_as_they_were() {
        var before = List.of(contacts(first), contacts(second));
        var change = it.previewed(roster("13911110001", "13911110002"));
        assertThat(it.show(change).rowsChanged()).isEqualTo(2);
        it.apply(change);
        assertThat(contacts(first).phone()).isEqualTo("13911110001");

        var undone = it.undo(change);

        assertThat(undone.reversed()).isEqualTo(2);
        assertThat(undone.kept()).isEmpty();
        assertThat(undone.impossible()).isEmpty();
        assertThat(List.of(contacts(first), contacts(second))).isEqualTo(before);
        assertThat(found("0001")).isEqualTo(1);
        assertThat(it.count("select count(*) from exchange.import_before")).isZero();
    }

    @Test
    void what_was_edited_since_is_kept_with_its_reason() {
        var change = it.previewed(roster("13911110001", "13911110002"));
        it.apply(change);
        it.apply(it.previewed(roster("13922220001", "13911110002")));

        var undone = it.undo(change);

        assertThat(undone.reversed()).isEqualTo(1);
        assertThat(undone.kept()).containsExactly(new Line(2, "import.kept.edited"));
        assertThat(contacts(first).phone()).isEqualTo("13922220001");
        assertThat(contacts(second).phone()).isEqualTo("13900000002");
    }

    @Test
    void values_of_before_are_sealed_and_after_their_time_nothing_can_be_put_back() {
        var change = it.previewed(roster("13911110001", "13900000002"));
        it.apply(change);
        assertThat(
                        it.count(
                                "select count(*) from exchange.import_before where"
                                        + " position('1390000' in encode(value, 'escape')) > 0"))
                .isZero();
        expire();

        var undone = it.undo(change);

        assertThat(undone.reversed()).isZero();
        assertThat(undone.impossible()).containsExactly(new Line(2, "import.impossible.expired"));
        assertThat(contacts(first).phone()).isEqualTo("13911110001");
    }

    @Test
    void a_newcomer_whom_somebody_has_checked_stays() {
        var third = TestRosters.idNumber();
        var id = it.previewed(TestRosters.of(third, TestRosters.idNumber()));
        it.apply(id);
        inTransaction(
                "update registry.enrolment set checked_by = kernel.new_id(), registration ="
                        + " 'registered' where import_row = 2 and import_id = '"
                        + id
                        + "'");

        var undone = it.undo(id);

        assertThat(undone.reversed()).isEqualTo(1);
        assertThat(undone.kept()).containsExactly(new Line(2, "import.kept.checked"));
    }

    @Test
    void a_newcomer_moved_beyond_reach_cannot_be_taken_back() {
        var id = it.previewed(TestRosters.of(TestRosters.idNumber()));
        it.apply(id);
        var other = TestImports.of(context).registrar().scope().lo();
        inTransaction(
                "update registry.enrolment set scope_pos = "
                        + other
                        + " where import_id = '"
                        + id
                        + "'");

        var undone = it.undo(id);

        assertThat(undone.reversed()).isZero();
        assertThat(undone.impossible()).containsExactly(new Line(2, "import.impossible.beyond"));
    }

    private String roster(String firstPhone, String secondPhone) {
        return "姓名,身份证号,本人手机,家庭住址\n甲,%s,%s,长安区一号\n乙,%s,%s,长安区二号\n"
                .formatted(first, firstPhone, second, secondPhone);
    }

    private ContactDetails contacts(String document) {
        return Acting.call(
                it.registrar(),
                () ->
                        recognition
                                .recognise(
                                        it.school().id(),
                                        List.of(
                                                new Recognition.Trace(
                                                        1,
                                                        "测试",
                                                        null,
                                                        document,
                                                        null,
                                                        null,
                                                        "vocational")))
                                .here()
                                .get(1)
                                .contacts());
    }

    private long found(String tail) {
        var digest =
                context.getBean(org.matricula.vault.Vault.class)
                        .digest(org.matricula.registry.Intake.PHONE_TAIL_KEY, tail);
        return it.count(
                "select count(*) from registry.person_key k join registry.student s on s.person_id"
                        + " = k.person_id where k.digest = '\\x"
                        + java.util.HexFormat.of().formatHex(digest)
                        + "'");
    }

    private void expire() {
        inTransaction(
                "update exchange.import set keep_until = '2020-01-01' where unit_id = '"
                        + it.school().id()
                        + "'");
        Acting.as(Actor.system("test"), keptFiles::clear);
    }

    private void inTransaction(String statement) {
        Acting.as(
                Actor.system("test"),
                () -> transaction.executeWithoutResult(status -> sql.sql(statement).update()));
    }
}
