package org.matricula.exchange.roster;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// One active enrolment of the same kind across all institutions (中小学生学籍管理办法 第四条). Who imports
/// somebody enrolled beyond their reach learns that, and which office to call; nothing else.
@ProgramTest
class ImportElsewhereTest {

    @Autowired ApplicationContext context;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired MarkSheet markSheet;

    TestImports here;
    TestImports there;
    String document;

    @BeforeEach
    void somebodyEnrolledAtTheOtherSchool() {
        here = TestImports.of(context);
        there = TestImports.of(context);
        document = TestRosters.idNumber();
        there.apply(
                there.previewed("姓名,身份证号,学号,本人手机\n何处寻,%s,E1,13700001234\n".formatted(document)));
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                sql.sql(
                                                """
                                                insert into organisation.responsibility
                                                  (unit_id, matter, office, person, phone, during)
                                                values (:unit, '*', '学籍科', '周某某', '0311-66778899', daterange(:from, null))
                                                """)
                                        .param("unit", there.school().id())
                                        .param("from", LocalDate.of(2020, 1, 1))
                                        .update()));
    }

    @Test
    void somebody_enrolled_elsewhere_is_refused_with_the_office_to_call_and_nothing_else() {
        var id = here.previewed("姓名,身份证号\n何处寻,%s\n".formatted(document));
        assertThat(here.show(id).rowsRejected()).isEqualTo(1);
        assertThat(here.problems(id))
                .singleElement()
                .satisfies(problem -> {
                    assertThat(problem.code()).isEqualTo("import.elsewhere");
                    assertThat(markSheet.sentence(problem, Locale.CHINESE))
                            .contains("学籍科", "0311-66778899")
                            .doesNotContain("13700001234", "E1", "周某某", document);
                });
        here.apply(id);
        assertThat(here.students()).isZero();
        assertThat(there.students()).isEqualTo(1);
    }

    @Test
    void whoever_was_enrolled_elsewhere_after_the_preview_stops_the_whole_application() {
        var late = TestRosters.idNumber();
        var roster = TestRosters.of(late, TestRosters.idNumber());
        var id = here.previewed(roster);
        assertThat(here.show(id).rowsNew()).isEqualTo(2);
        there.apply(there.previewed("姓名,身份证号\n测试,%s\n".formatted(late)));
        here.decide(id, "all");
        awaitEnd(id);
        assertThat(here.show(id).state()).isEqualTo("failed");
        assertThat(here.show(id).problem()).isEqualTo("import.conflict");
        assertThat(here.students()).isZero();
    }

    @Test
    void a_document_of_somebody_of_another_name_is_never_joined_to_them() {
        var id = here.previewed("姓名,身份证号\n另一人,%s\n".formatted(document));
        assertThat(here.problems(id))
                .anySatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo("import.document-of-another");
                    assertThat(markSheet.sentence(problem, Locale.CHINESE)).doesNotContain("何处寻");
                });
        assertThat(conflicts("另一人")).contains("intake.otherwise");
    }

    /// What the register itself says, whatever a preview let through.
    private List<String> conflicts(String name) {
        var school = here.school();
        var newcomer =
                TestStudents.documented(
                        TestStudents.newcomer(name, school.firstClass(), LocalDate.of(2025, 9, 1)),
                        "1",
                        document);
        try {
            Acting.as(
                    Actor.system("test"),
                    () ->
                            transaction.executeWithoutResult(it ->
                                    context.getBean(Intake.class)
                                            .enrol(
                                                    school.id(),
                                                    null,
                                                    "registered",
                                                    List.of(newcomer).iterator())));
            return List.of();
        } catch (Refused refused) {
            return refused.refusals().stream().map(Refusal::code).toList();
        }
    }

    @Test
    void somebody_in_another_department_of_the_school_is_not_taken_for_a_stranger() {
        var department =
                TestImports.units(context)
                        .unit("department", there.school().id(), there.school().id(), "college");
        var neighbour = there.as(TestImports.registrar(context, department));
        var id = neighbour.previewed("姓名,身份证号\n何处寻,%s\n".formatted(document));
        assertThat(neighbour.problems(id))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("import.elsewhere"));
    }

    @Test
    void a_student_number_taken_in_another_department_is_taken() {
        var department =
                TestImports.units(context)
                        .unit("department", there.school().id(), there.school().id(), "college");
        var neighbour = there.as(TestImports.registrar(context, department));
        var id = neighbour.previewed("姓名,身份证号,学号\n新来的,%s,E1\n".formatted(TestRosters.idNumber()));
        assertThat(neighbour.problems(id))
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo("import.number-taken"));
    }

    private void awaitEnd(UUID id) {
        while (here.show(id).running()) {
            Thread.onSpinWait();
        }
    }
}
