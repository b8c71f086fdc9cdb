package org.matricula.graduation.approval;

import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.page.Problems;
import org.matricula.sheet.FuzzedSheets;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class FuzzedNationalSheetTest {

    @Autowired NationalGraduationSheet sheet;
    @Autowired Problems problems;

    @Test
    void whatever_comes_back_is_read_or_refused_in_a_sentence() {
        new FuzzedSheets(problems)
                .survives(
                        "学号,姓名,审核结果,原因\n2026001,张伟,通过,\n2026002,李娜,未通过,学分不足\n2026003,王芳,通过,\n",
                        11,
                        12,
                        sheet::read);
    }
}
