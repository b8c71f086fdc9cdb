package org.matricula.registry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// The searchable list as an intake writes it is the one the record gives.
@ProgramTest
class IntakeListTest {

    @Autowired Intake intake;
    @Autowired Students students;
    @Autowired Clock clock;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    @Test
    void a_list_derived_anew_is_the_same_list() {
        var school = new TestUnits(sql, transaction).school("school");
        var people = new TestStudents(intake, transaction, sql);
        var newcomer = TestStudents.newcomer("欧阳小满", school.firstClass(), LocalDate.of(2026, 9, 1));
        var enrolments =
                List.of(
                        people.enrolled(newcomer, school.id()),
                        people.enrolled(
                                taken(newcomer, 9, 7, LocalDate.of(2024, 2, 29)), school.id()),
                        people.enrolled(
                                taken(newcomer, 8, 7, LocalDate.of(2031, 9, 1)), school.id()),
                        people.enrolled(
                                taken(newcomer, 9, 1, LocalDate.of(2018, 11, 26)), school.id()),
                        people.enrolled(
                                taken(newcomer, null, null, LocalDate.of(2025, 9, 1)),
                                school.id()));

        var written = list(school);
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it -> {
                            sql.sql("delete from registry.student where enrolment_id = any(:ids)")
                                    .param("ids", enrolments.toArray(java.util.UUID[]::new))
                                    .update();
                            students.refresh(enrolments, LocalDate.now(clock));
                        }));

        assertThat(written).hasSize(5).isEqualTo(list(school));
    }

    private List<String> list(TestUnits.School school) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select s::text from registry.student s where"
                                                        + " institution_id = ? order by enrolment_id")
                                        .param(school.id())
                                        .query(String.class)
                                        .list()));
    }

    private static NewStudent taken(
            NewStudent it, Integer level, Integer entryLevel, LocalDate on) {
        return new NewStudent(
                it.row(),
                it.person(),
                it.guardians(),
                it.schooling(),
                it.health(),
                it.unit(),
                level,
                entryLevel,
                null,
                it.registryNumber(),
                it.registryNumberNational(),
                it.candidateNumber(),
                it.kind(),
                it.level(),
                it.studyForm(),
                it.admission(),
                it.boarding(),
                it.special(),
                on,
                on.getYear(),
                it.schoolingYears(),
                it.studyLimitOn(),
                it.graduationOn());
    }
}
