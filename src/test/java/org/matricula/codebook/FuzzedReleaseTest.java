package org.matricula.codebook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.page.Problems;
import org.matricula.sheet.FuzzedSheets;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class FuzzedReleaseTest {

    private static final String RELEASE =
            """
            key: boarding
            name: 就读方式
            source: "JY/T 1001"
            standing: found
            note: "x"
            changes:
              - {on: 2030-01-01, by: Matricula, what: "更正"}
            codes:
              - {code: "1", label: "走读", en: "Day"}
              - {code: "2", label: "住校", en: "Boarding"}
              - {code: "3", label: "借宿", en: "Lodging"}
            """;

    @Autowired LoadRelease load;
    @Autowired Problems problems;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    @Test
    void whatever_release_of_a_table_comes_is_taken_or_refused_in_a_sentence_and_nothing_written() {
        Acting.as(
                Actor.system("test"),
                () -> {
                    var before = codes();
                    new FuzzedSheets(problems)
                            .survives(
                                    RELEASE.getBytes(StandardCharsets.UTF_8), 81, 25, this::tried);
                    assertThat(codes()).isEqualTo(before);
                });
    }

    /// What was taken is taken back; what was refused has written nothing by itself.
    private void tried(byte[] content) {
        transaction.executeWithoutResult(all -> {
            all.setRollbackOnly();
            var before = codes();
            try {
                load.load("boarding", new ByteArrayInputStream(content));
            } catch (Refused refused) {
                assertThat(codes()).isEqualTo(before);
                throw refused;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private String codes() {
        return sql.sql(
                        "select string_agg(c::text, '|' order by c::text) from codebook.code c"
                                + " where table_key = 'boarding'")
                .query(String.class)
                .single();
    }
}
