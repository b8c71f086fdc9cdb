package org.matricula.credential.national;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.page.Problems;
import org.matricula.sheet.DbfTable;
import org.matricula.sheet.FuzzedSheets;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class FuzzedNationalAnswerTest {

    private static final String NUMBER = "103351202605000001";

    @Autowired NationalAnswer answer;
    @Autowired NationalLayout layout;
    @Autowired Problems problems;

    @Test
    void whatever_result_of_registration_comes_is_read_or_refused_in_a_sentence() {
        new FuzzedSheets(problems)
                .survives(
                        "证书编号,姓名,注册状态,原因\n%s,林一诺,注册,\n".formatted(NUMBER),
                        111,
                        12,
                        it -> answer.read(it, List.of(line()), java.util.Map.of(), "x"));
    }

    @Test
    void and_as_a_table_of_dbase() throws IOException {
        var bytes = new ByteArrayOutputStream();
        var row =
                layout.columns().stream()
                        .map(it ->
                                switch (it.name()) {
                                    case "ZSBH" -> NUMBER;
                                    case "XM" -> "林一诺";
                                    default -> "";
                                })
                        .toList();
        DbfTable.write(bytes, layout.columns(), List.of(row), LocalDate.of(2026, 7, 1));
        new FuzzedSheets(problems)
                .survives(
                        bytes.toByteArray(),
                        112,
                        40,
                        it -> answer.read(it, List.of(line()), java.util.Map.of(), "x"));
    }

    private static NationalFiles.Line line() {
        var id = UUID.randomUUID();
        return new NationalFiles.Line(
                id, id, id, 1, NUMBER, "林一诺", "1", "sent", null, null, null, null, null);
    }
}
