package org.matricula.coursework;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.page.Problems;
import org.matricula.sheet.FuzzedSheets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class FuzzedCourseworkTest {

    @Autowired GradeSheet grades;
    @Autowired BringTasks bring;
    @Autowired TaskSheet taskSheet;
    @Autowired Tasks tasks;
    @Autowired TestCases cases;
    @Autowired Problems problems;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    TestUnits.School school;
    TestGrades given;

    @BeforeEach
    void a_class_with_a_course() {
        school = cases.units().school("college");
        var today = cases.today();
        given =
                TestGrades.in(
                        sql,
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        today.minusDays(60),
                        today.plusDays(60));
    }

    @Test
    void whatever_sheet_of_grades_comes_is_previewed_or_refused_in_a_sentence() throws IOException {
        var task = given.task("GJ101", "高等数学");
        for (var n = 0; n < 3; n++) {
            var one =
                    cases.students()
                            .enrolled(
                                    school.id(), school.firstClass(), cases.today().minusDays(50));
            given.grade(task, one, "first", null);
        }
        given.changed("update coursework.task set stage = 'entering' where id = ?", task);
        var by = web(given.teacher(), "teacher");
        var before = written();
        Acting.<Object, IOException>call(
                by,
                () -> {
                    var it = tasks.get(task);
                    var sample = new ByteArrayOutputStream();
                    grades.write(it, sample, Locale.SIMPLIFIED_CHINESE);
                    new FuzzedSheets(problems)
                            .survives(
                                    sample.toByteArray(),
                                    121,
                                    25,
                                    file -> grades.read(it, file, Locale.SIMPLIFIED_CHINESE));
                    return it;
                });
        assertThat(written()).isEqualTo(before);
    }

    @Test
    void whatever_a_timetable_system_gives_out_is_previewed_or_refused_in_a_sentence()
            throws IOException {
        given.task("GJ101", "高等数学");
        var registrar = cases.people().holding("教务处", "academic-office-head", school.id());
        var sample = new ByteArrayOutputStream();
        taskSheet.template(sample, cases.today(), Locale.SIMPLIFIED_CHINESE);
        var before = written();
        Acting.as(
                registrar,
                () ->
                        new FuzzedSheets(problems)
                                .survives(
                                        sample.toByteArray(),
                                        131,
                                        25,
                                        file ->
                                                bring.preview(
                                                        given.term(),
                                                        file,
                                                        Locale.SIMPLIFIED_CHINESE)));
        assertThat(written()).isEqualTo(before);
    }

    private Actor web(java.util.UUID account, String role) {
        return cases.people().also(account, "陈老师", role, school.firstClass());
    }

    private String written() {
        return given.told(
                "select count(*) || ' ' || (select count(*) from coursework.grade_version)"
                        + " || ' ' || (select count(*) from coursework.grade) from coursework.task"
                        + " where institution_id = ?",
                school.id());
    }
}
