package org.matricula.exchange.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@ProgramTest
class KeptFilesTest {

    @Autowired ApplicationContext context;
    @Autowired ImportFiles files;
    @Autowired KeptFiles kept;
    @Autowired MarkSheet markSheet;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;

    @Value("${matricula.data-dir}")
    Path data;

    TestImports it;

    @BeforeEach
    void aSchool() {
        it = TestImports.of(context);
    }

    @Test
    void an_uploaded_file_never_lies_in_clear_once_it_is_read() throws Exception {
        var id = it.previewed("姓名,身份证号\n秘而不宣,%s\n".formatted(TestRosters.idNumber()));
        var sealed = Files.readAllBytes(files.sealed(id));
        assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("秘而不宣");
        try (var lying = Files.list(data.resolve("imports"))) {
            for (var file : lying.toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.UTF_8))
                        .doesNotContain("秘而不宣");
            }
        }
        try (var opened = Acting.call(it.registrar(), () -> kept.open(id))) {
            assertThat(Files.readString(opened.path())).contains("秘而不宣");
        }
    }

    @Test
    void a_sealed_file_with_one_bit_changed_does_not_open() throws Exception {
        var id = it.receive(TestRosters.large(2));
        var sealed = Files.readAllBytes(files.sealed(id));
        sealed[sealed.length / 2] ^= 1;
        Files.write(files.sealed(id), sealed);
        assertThatThrownBy(() -> Acting.call(it.registrar(), () -> kept.open(id)))
                .isInstanceOf(org.matricula.vault.Unopened.class);
    }

    @Test
    void a_marked_sheet_is_had_while_the_file_is_kept_and_plainly_refused_after() throws Exception {
        var id = it.previewed("姓名,身份证号\n无名氏,12345\n");
        assertThat(marked(id)).contains("有错");

        expire(id);

        assertThat(Files.exists(files.sealed(id))).isFalse();
        assertThat(it.show(id).fileGone()).isTrue();
        assertThat(it.show(id).state()).isEqualTo("cancelled");
        assertThatThrownBy(() -> marked(id))
                .isInstanceOf(Refused.class)
                .hasMessageContaining("import.file-gone");
    }

    @Test
    void a_file_within_its_days_is_left_alone() {
        var id = it.receive(TestRosters.large(2));
        Acting.as(Actor.system("test"), kept::clear);
        assertThat(Files.exists(files.sealed(id))).isTrue();
        assertThat(it.show(id).keepUntil()).isNotNull();
    }

    private List<String> marked(java.util.UUID id) throws Exception {
        var out = new ByteArrayOutputStream();
        Acting.as(it.registrar(), () -> markSheet.write(it.show(id), Locale.CHINESE, () -> out));
        try (var book = new XSSFWorkbook(new java.io.ByteArrayInputStream(out.toByteArray()))) {
            var texts = new java.util.ArrayList<String>();
            book.getSheetAt(0).forEach(row -> row.forEach(cell -> texts.add(cell.toString())));
            return texts;
        }
    }

    private void expire(java.util.UUID id) {
        Acting.as(
                Actor.system("test"),
                () -> {
                    transaction.executeWithoutResult(status ->
                            sql.sql(
                                            "update exchange.import set keep_until = '2020-01-01'"
                                                    + " where id = :id")
                                    .param("id", id)
                                    .update());
                    kept.clear();
                });
    }
}
