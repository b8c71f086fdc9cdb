package org.matricula.curriculum;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.change.TestCases;
import org.matricula.coursework.TestGrades;
import org.matricula.kernel.Acting;
import org.matricula.page.Problems;
import org.matricula.sheet.FuzzedSheets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class FuzzedProgrammeTest {

    @Autowired ProgrammeSheet sheet;
    @Autowired Programmes programmes;
    @Autowired TestCases cases;
    @Autowired Problems problems;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    @Test
    void whatever_programme_comes_is_previewed_or_refused_in_a_sentence() throws IOException {
        var school = cases.units().school("college");
        var given =
                TestGrades.in(
                        sql,
                        transaction,
                        school.id(),
                        school.grade(),
                        school.firstClass(),
                        cases.today().minusDays(60),
                        cases.today().plusDays(60));
        given.task("GJ101", "高等数学");
        given.task("GJ102", "大学英语");
        var by = cases.people().holding("学籍科", "registrar", school.id());
        Acting.<Object, IOException>call(
                by,
                () -> {
                    var it = programmes.get(school.id(), given.programme());
                    var sample = new ByteArrayOutputStream();
                    sheet.write(it, sample, Locale.SIMPLIFIED_CHINESE);
                    new FuzzedSheets(problems)
                            .survives(
                                    sample.toByteArray(),
                                    141,
                                    25,
                                    file -> sheet.read(it, file, Locale.SIMPLIFIED_CHINESE));
                    return it;
                });
        assertThat(
                        given.told(
                                "select count(*)::text from curriculum.planned_course where"
                                        + " programme_id = ?",
                                given.programme()))
                .isEqualTo("2");
    }
}
