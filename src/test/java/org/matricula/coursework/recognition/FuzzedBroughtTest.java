package org.matricula.coursework.recognition;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.page.Problems;
import org.matricula.sheet.FuzzedSheets;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class FuzzedBroughtTest {

    @Autowired BroughtSheet sheet;
    @Autowired Problems problems;

    @Test
    void whatever_another_school_sends_is_read_or_refused_in_a_sentence() {
        new FuzzedSheets(problems)
                .survives(
                        "课程名称,成绩,学分\n高等数学,88,4\n大学英语,合格,3\n程序设计,91.5,2\n",
                        21,
                        12,
                        it -> sheet.read(it, "某大学", "成绩单", Locale.SIMPLIFIED_CHINESE));
    }
}
