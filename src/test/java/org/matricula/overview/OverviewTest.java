package org.matricula.overview;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.poi.ss.usermodel.CellType;
import org.apache.poi.ss.usermodel.Sheet;
import org.apache.poi.ss.usermodel.WorkbookFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.coursework.TestGrades;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Persons, courses, results and attendance: each number against what was put in.
@ProgramTest
class OverviewTest {

    static final LocalDate ENTRY = LocalDate.of(2025, 9, 1);

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    TestGrades grades;

    @BeforeEach
    void two_students_of_one_class_and_one_of_another() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("college");
        registrar = web.staff("registrar", school.id());
        var students = new TestStudents(intake, transaction, sql);
        var first = students.enrolled(school.id(), school.firstClass(), ENTRY);
        var second = students.enrolled(school.id(), school.firstClass(), ENTRY);
        students.enrolled(school.id(), school.secondClass(), ENTRY);
        grades =
                TestGrades.in(
                        sql,
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        LocalDate.of(2025, 9, 1),
                        LocalDate.of(2026, 1, 20));
        var maths = grades.task("GJ101", "高等数学");
        var english = grades.task("GJ102", "英语");
        grades.grade(maths, first, "first", 80);
        grades.grade(english, first, "first", 91);
        grades.grade(maths, second, "first", 40);
        grades.grade(maths, second, "make-up", 66);
        grades.grade(english, second, "first", 50);
        absent(maths, first, 1, "late", false);
        absent(maths, second, 1, "absent", false);
        absent(maths, second, 2, "absent", false);
        absent(maths, second, 3, "absent", true);
        absent(english, second, 4, "excused", false);
    }

    @Test
    void each_class_has_its_four_sources_in_one_line() throws Exception {
        var sheet = sheet(registrar, "by=class");

        // 人数 男 女 修读 有成绩 不及格 旷课 迟到早退 请假 平均分 学分
        assertThat(numbers(sheet, 1))
                .containsExactly(2d, 0d, 2d, 4d, 4d, 1d, 2d, 1d, 1d, 71.8, 12d);
        assertThat(numbers(sheet, 2)).containsExactly(1d, 0d, 1d, 0d, 0d, 0d, 0d, 0d, 0d, 0d);
        assertThat(numbers(sheet, 3))
                .containsExactly(3d, 0d, 3d, 4d, 4d, 1d, 2d, 1d, 1d, 71.8, 12d);
        assertThat(sheet.getRow(3).getCell(0).getStringCellValue()).isEqualTo("合计");
        assertThat(numbers(sheet(registrar, "by=grade"), 1)).isEqualTo(numbers(sheet, 3));
        assertThat(numbers(sheet(registrar, "by=major"), 1)).isEqualTo(numbers(sheet, 3));
        var page = page(registrar, "by=class");
        assertThat(page).contains("75.0%").contains("by=student&amp;unit=" + school.firstClass());
    }

    @Test
    void each_student_has_a_line_whose_sums_are_those_of_the_class() throws Exception {
        var sheet = sheet(registrar, "by=student&unit=" + school.firstClass());

        assertThat(numbers(sheet, 1)).containsExactly(1d, 0d, 1d, 2d, 2d, 0d, 0d, 1d, 0d, 85.5, 8d);
        assertThat(numbers(sheet, 2)).containsExactly(1d, 0d, 1d, 2d, 2d, 1d, 2d, 0d, 1d, 58d, 4d);
        assertThat(numbers(sheet, 3)).isEqualTo(numbers(sheet(registrar, "by=class"), 1));
        assertThat(page(registrar, "by=student&unit=" + school.firstClass()))
                .contains("/students/T");
    }

    @Test
    void a_term_counts_only_what_belongs_to_it() throws Exception {
        assertThat(numbers(sheet(registrar, "by=class&term=" + grades.term()), 1))
                .containsExactly(2d, 0d, 2d, 4d, 4d, 1d, 2d, 1d, 1d, 71.8, 12d);
        assertThat(numbers(sheet(registrar, "by=class&term=" + UUID.randomUUID()), 1))
                .containsExactly(2d, 0d, 2d, 0d, 0d, 0d, 0d, 0d, 0d, 0d);
    }

    @Test
    void a_class_teacher_sees_the_own_class_and_nobody_looks_further() throws Exception {
        var teacher = web.staff("class-teacher", school.secondClass());
        assertThat(numbers(sheet(teacher, "by=class"), 2)).startsWith(1d, 0d, 1d);
        assertThat(
                        web.ask(
                                        teacher,
                                        get("/overview")
                                                .param("unit", school.firstClass().toString()))
                                .getStatus())
                .isEqualTo(404);
        assertThat(web.ask(registrar, get("/overview").param("by", "shoe")).getStatus())
                .isEqualTo(400);
        assertThat(web.ask(web.staff("archive-keeper", school.id()), get("/overview")).getStatus())
                .isEqualTo(403);
    }

    private String page(Actor who, String query) throws Exception {
        var answer = web.ask(who, get(java.net.URI.create("/overview?" + query)));
        assertThat(answer.getStatus()).isEqualTo(200);
        return answer.getContentAsString();
    }

    private Sheet sheet(Actor who, String query) throws Exception {
        var answer = web.ask(who, get(java.net.URI.create("/overview/sheet?" + query)));
        assertThat(answer.getStatus()).isEqualTo(200);
        return WorkbookFactory.create(new ByteArrayInputStream(answer.getContentAsByteArray()))
                .getSheetAt(0);
    }

    private static List<Double> numbers(Sheet sheet, int row) {
        var found = new ArrayList<Double>();
        sheet.getRow(row)
                .forEach(it -> {
                    if (it.getCellType() == CellType.NUMERIC) {
                        found.add(it.getNumericCellValue());
                    }
                });
        return found;
    }

    private void absent(UUID task, UUID student, int lesson, String kind, boolean struck) {
        grades.changed(
                """
                insert into coursework.absence (task_id, enrolment_id, scope_pos, person_id, missed_on, lesson, kind, recorder,
                                                recorded_at, struck_at, striker)
                select ?, s.enrolment_id, s.scope_pos, s.person_id, date '2025-10-10', ?, ?, '陈老师', now(),
                       case when ? then now() end, case when ? then '陈老师' end
                  from registry.student s where s.enrolment_id = ?
                """,
                task,
                lesson,
                kind,
                struck,
                struck,
                student);
    }
}
