package org.matricula.enrolment.admission;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.page.Problems;
import org.matricula.sheet.FuzzedSheets;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class FuzzedAdmittedTest {

    @Autowired AdmittedList list;
    @Autowired Problems problems;

    @Test
    void whatever_list_of_the_admitted_comes_is_read_or_refused_in_a_sentence() {
        new FuzzedSheets(problems)
                .survives(
                        "考生号,姓名,性别,出生日期,身份证号,专业,层次,录取分数\n"
                                + "26330106150001,张伟,男,2008-03-01,11010519491231002X,软件技术,专科,420\n"
                                + "26330106150002,李娜,女,2008-05-09,440524188001010014,软件技术,专科,431.5\n",
                        71,
                        12,
                        it -> list.read(it, List.of()));
    }
}
