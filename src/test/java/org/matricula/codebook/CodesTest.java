package org.matricula.codebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.beans.factory.annotation.Autowired;

@ProgramTest
class CodesTest {

    @Autowired Codes codes;
    @Autowired CodeRows rows;
    @Autowired LoadReferences references;
    @Autowired LoadRelease loadRelease;
    @Autowired RecordCode recordCode;

    @Test
    void the_national_tables_are_there_after_the_start_with_their_sources() {
        assertThat(codes.list("ethnicity")).hasSize(59);
        assertThat(codes.list("sex")).extracting(Code::code).containsExactly("0", "1", "2", "9");
        assertThat(codes.label("student-status", "02")).isEqualTo("休学");
        assertThat(codes.label("change-kind", "L31")).isEqualTo("自动退学");
        assertThat(codes.label("nationality", "156")).isEqualTo("中国");
        assertThat(codes.list("nationality")).hasSizeGreaterThan(240);
        assertThat(rows.tables())
                .hasSizeGreaterThanOrEqualTo(33)
                .allSatisfy(it -> assertThat(it.source()).isNotBlank())
                .allSatisfy(it -> assertThat(rows.log(it.key())).isNotEmpty());
    }

    @Test
    void a_code_nobody_knows_is_shown_as_it_stands() {
        assertThat(codes.label("sex", "7")).isEqualTo("7");
        assertThat(codes.label("sex", null)).isEmpty();
    }

    @Test
    void words_of_rosters_find_their_codes() {
        assertThat(codes.codeOf("sex", "男")).contains("1");
        assertThat(codes.codeOf("sex", " 女 性")).contains("2");
        assertThat(codes.codeOf("ethnicity", "汉")).contains("01");
        assertThat(codes.codeOf("ethnicity", "土家族")).contains("15");
        assertThat(codes.codeOf("ethnicity", "土族")).contains("30");
        assertThat(codes.codeOf("ethnicity", "1")).contains("01");
        assertThat(codes.codeOf("ethnicity", "Han")).contains("01");
        assertThat(codes.codeOf("political-status", "群众")).contains("13");
        assertThat(codes.codeOf("political-status", "０３")).contains("03");
        assertThat(codes.codeOf("sex", "人")).isEmpty();
        assertThat(codes.codeOf("sex", "  ")).isEmpty();
    }

    @Test
    void loading_again_changes_nothing() throws IOException {
        assertThat(Acting.<Integer, IOException>call(Actor.system("reference"), references::load))
                .isZero();
    }

    @Test
    void a_newer_release_adds_versions_and_never_touches_what_was_edited_here() throws IOException {
        var table = "t" + System.nanoTime();
        load(table, "2024-01-01", "一", "二");
        system(() -> recordCode.record(table, "2", "本校的二", null, LocalDate.of(2024, 5, 1), "校内用语"));

        load(table, "2025-01-01", "壹", "贰");

        assertThat(codes.label(table, "1")).isEqualTo("壹");
        assertThat(codes.label(table, "1", LocalDate.of(2024, 12, 31))).isEqualTo("一");
        assertThat(codes.label(table, "2")).isEqualTo("本校的二");
        assertThat(codes.label(table, "2", LocalDate.of(2024, 4, 30))).isEqualTo("二");
    }

    @Test
    void an_added_code_is_local_and_an_ended_one_still_reads() throws IOException {
        var table = "t" + System.nanoTime();
        load(table, "2024-01-01", "一", "二");
        system(() -> recordCode.record(table, "X9", "新增", "Added", LocalDate.of(2024, 6, 1), "需要"));
        assertThat(codes.find(table, "X9")).get().extracting(Code::local).isEqualTo(true);

        system(() -> recordCode.end(table, "2", LocalDate.of(2025, 1, 1), "停用"));
        assertThat(codes.list(table)).extracting(Code::code).containsExactly("1", "X9");
        assertThat(codes.label(table, "2", LocalDate.of(2024, 7, 1))).isEqualTo("二");
        assertThat(rows.log(table)).hasSize(3);
    }

    @Test
    void a_release_handed_in_as_a_file_retires_a_code_that_old_records_still_read()
            throws IOException {
        var table = "t" + System.nanoTime();
        load(table, "2024-01-01", "一", "二");
        var release =
                """
                key: %s
                name: 试验
                source: 测试
                standing: found
                changes:
                  - {on: 2025-01-01, by: 测试, what: 二停用，三新增}
                codes:
                  - {code: "1", label: "一"}
                  - {code: "2", label: "二", until: 2025-01-01}
                  - {code: "3", label: "三", from: 2025-01-01}
                """
                        .formatted(table);

        assertThat(handIn(table, release)).isTrue();
        assertThat(handIn(table, release)).as("the same once more").isFalse();

        assertThat(codes.list(table)).extracting(Code::code).containsExactly("1", "3");
        assertThat(codes.label(table, "2")).as("a record that carries it").isEqualTo("二");
    }

    @Test
    void a_file_of_another_table_an_older_one_and_no_table_at_all_are_refused() throws IOException {
        var table = "t" + System.nanoTime();
        load(table, "2024-01-01", "一", "二");
        assertThat(refusal("sex", "key: x\nname: x\nsource: x\nstanding: found\n"))
                .isEqualTo("codes.file");
        assertThat(refusal(table, "[1, 2")).isEqualTo("codes.file");
        assertThat(refusal(table, "!!java.net.URL [\"http://127.0.0.1\"]")).isEqualTo("codes.file");
        var older =
                """
                key: %s
                name: x
                source: x
                standing: found
                changes: [{on: 2020-01-01, by: x, what: x}]
                codes: [{code: "1", label: x}]
                """;
        assertThat(refusal(table, older.formatted(table))).isEqualTo("codes.older");
        assertThat(refusal("sex", older.formatted(table))).isEqualTo("codes.other-table");
    }

    private boolean handIn(String table, String yaml) throws IOException {
        var file = new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8));
        return Acting.<Boolean, IOException>call(
                Actor.system("test"), () -> loadRelease.load(table, file));
    }

    private String refusal(String table, String yaml) {
        return catchThrowableOfType(Refused.class, () -> handIn(table, yaml))
                .refusals()
                .getFirst()
                .code();
    }

    @Test
    void only_an_administrator_changes_a_code() {
        var registrar = Actor.system("x");
        var actor = new Actor(null, "王", "registrar", null, registrar.scope(), "test");
        var refused =
                catchThrowableOfType(
                        Refused.class,
                        () ->
                                Acting.as(
                                        actor,
                                        () ->
                                                recordCode.record(
                                                        "sex",
                                                        "3",
                                                        "x",
                                                        null,
                                                        LocalDate.of(2026, 1, 1),
                                                        "x")));
        assertThat(refused.refusals()).extracting(Refusal::code).containsExactly("code.reach");
    }

    void load(String table, String release, String one, String two) throws IOException {
        var yaml =
                """
                key: %s
                name: 试验
                source: 测试
                standing: found
                changes:
                  - {on: %s, by: 测试, what: 发布}
                codes:
                  - {code: "1", label: "%s"}
                  - {code: "2", label: "%s"}
                """
                        .formatted(table, release, one, two);
        var file = Reference.read(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
        system(() -> references.load(file));
    }

    static void system(Runnable work) {
        Acting.as(Actor.system("test"), work);
    }
}
