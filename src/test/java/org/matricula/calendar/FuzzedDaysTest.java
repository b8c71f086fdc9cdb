package org.matricula.calendar;

import java.io.ByteArrayInputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.page.Problems;
import org.matricula.sheet.FuzzedSheets;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class FuzzedDaysTest {

    @Autowired Problems problems;

    @Test
    void whatever_file_of_holidays_comes_is_read_or_refused_in_a_sentence() {
        new FuzzedSheets(problems)
                .survives(
                        "date,kind,name,source,standing\n2026-10-01,off,国庆节,国办,decreed\n2026-10-10,work,调休,国办,decreed\n"
                                .getBytes(StandardCharsets.UTF_8),
                        91,
                        25,
                        it ->
                                LoadDays.read(
                                        new InputStreamReader(
                                                new ByteArrayInputStream(it),
                                                StandardCharsets.UTF_8)));
    }
}
