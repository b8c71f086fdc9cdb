package org.matricula.report.form;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Refused;
import org.matricula.page.Problems;
import org.matricula.sheet.FuzzedSheets;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class FuzzedLayoutTest {

    @Autowired LayLayouts layouts;
    @Autowired LayoutBook book;
    @Autowired ReportForms forms;
    @Autowired Problems problems;

    @Test
    void whatever_layout_comes_is_read_or_refused_in_a_sentence() throws IOException {
        var sample = new ByteArrayOutputStream();
        book.write(forms.find("教基3112", 2026).orElseThrow(), sample);
        new FuzzedSheets(problems)
                .survives(
                        sample.toByteArray(),
                        311,
                        25,
                        it -> Refused.unlessEmpty(layouts.read(it).problems()));
    }
}
