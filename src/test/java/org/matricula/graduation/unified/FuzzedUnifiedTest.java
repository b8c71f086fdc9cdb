package org.matricula.graduation.unified;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.page.Problems;
import org.matricula.sheet.FuzzedSheets;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class FuzzedUnifiedTest {

    @Autowired UnifiedSheet results;
    @Autowired ExemptionSheet exemptions;
    @Autowired Problems problems;

    @Test
    void whatever_results_come_back_are_read_or_refused_in_a_sentence() {
        new FuzzedSheets(problems)
                .survives(
                        "学号,科目,结果,日期,同步日期\n2026001,大学英语B,合格,2026-05-01,2026-06-01\n2026002,计算机应用基础,合格,2026-05-01,\n",
                        61,
                        12,
                        it -> results.read(it, "number", "subject", "result", "day"));
    }

    @Test
    void whatever_table_of_exemptions_is_filled_in_is_checked_or_refused_in_a_sentence() {
        var sample =
                FuzzedSheets.workbook(
                        String.join(",", ExemptionSheet.HEADINGS)
                                + "\n01234567,某中心,2026001,张伟,身份证,11010519491231002X,软件技术/专科,71,01,12345678,\n"
                                + "/记录行结束/\n");
        new FuzzedSheets(problems)
                .survives(
                        sample,
                        62,
                        12,
                        it ->
                                exemptions.check(
                                        it,
                                        Map.of(
                                                UnifiedSubject.ENGLISH,
                                                Set.of("01"),
                                                UnifiedSubject.COMPUTER,
                                                Set.of("01"))));
    }
}
