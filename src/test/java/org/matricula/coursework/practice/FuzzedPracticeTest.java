package org.matricula.coursework.practice;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.page.Problems;
import org.matricula.sheet.FuzzedSheets;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class FuzzedPracticeTest {

    @Autowired PracticeSheet sheet;
    @Autowired Problems problems;

    @Test
    void whatever_a_mentor_sends_is_read_or_refused_in_a_sentence() {
        new FuzzedSheets(problems)
                .survives(
                        "学号,类别,名称,单位,开始日期,结束日期,学时,学分,指导教师,评定,评语\n"
                                + "2026001,实习,顶岗实习,某公司,2026-03-01,2026-06-30,320,8,张老师,合格,认真\n",
                        51,
                        12,
                        it -> sheet.read(it, Locale.SIMPLIFIED_CHINESE));
    }
}
