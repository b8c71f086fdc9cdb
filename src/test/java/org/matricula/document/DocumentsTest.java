package org.matricula.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.organisation.Units;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Numbers, codes, printing and proof of documents.
@ProgramTest
class DocumentsTest {

    @Autowired Documents documents;
    @Autowired Press press;
    @Autowired Units units;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired MockMvc web;

    UUID school;

    @BeforeEach
    void aSchool() {
        school = new TestUnits(sql, transaction).school("college").id();
    }

    @Test
    void twenty_issued_at_once_bear_twenty_numbers_in_one_row() throws Exception {
        var issues = IntStream.range(0, 20).mapToObj(it -> (Callable<String>) this::issue).toList();
        var numbers = new ArrayList<String>();
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (var it : pool.invokeAll(issues)) {
                numbers.add(it.get());
            }
        }
        var year = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).getYear();
        assertThat(numbers)
                .containsExactlyInAnyOrderElementsOf(
                        IntStream.rangeClosed(1, 20)
                                .mapToObj(it -> "休通字〔%d〕%04d号".formatted(year, it))
                                .toList());
    }

    @Test
    void what_is_not_issued_after_all_takes_no_number_and_no_number_comes_twice() {
        var first = issue();
        system(() ->
                transaction.executeWithoutResult(status -> {
                    documents.issue(asked(), DocumentsTest::notice);
                    status.setRollbackOnly();
                }));
        var second = issue();
        assertThat(first).endsWith("0001号");
        assertThat(second).endsWith("0002号");
        assertThat(
                        catchThrowable(() ->
                                system(() ->
                                        transaction.executeWithoutResult(it ->
                                                sql.sql(
                                                                "update document.document set number = :other where institution_id = :id")
                                                        .param("other", "x")
                                                        .param("id", school)
                                                        .update()))))
                .hasMessageContaining("issued once");
    }

    @Test
    void the_pattern_is_the_schools_own_and_the_page_shows_the_next_number() throws Exception {
        system(() ->
                transaction.executeWithoutResult(it ->
                        sql.sql(
                                        """
                                        insert into policy.version (policy_key, unit_id, value, from_on, reason, recorder)
                                        values ('document.number-pattern', :unit, '学[{year}]{kind}-{seq:6}',
                                                date '2020-01-01', '本校文书', '测试')
                                        """)
                                .param("unit", school)
                                .update()));
        assertThat(issue()).matches("学\\[\\d{4}]休通-000001");
        var pattern = new DocumentNumber("甲{school}{kind}{year}第{seq:2}号");
        var series = pattern.series(java.util.Map.of("kind", "休", "year", "2026", "school", "A1"));
        assertThat(DocumentNumber.of(series, 7)).isEqualTo("甲A1休2026第07号");
        assertThat(DocumentNumber.of(series, 123)).isEqualTo("甲A1休2026第123号");
        for (var bad : List.of("无流水号", "{seq:0}", "{kind}", "{seq:4}{seq:4}", "{什么}{seq:4}")) {
            assertThat(bad.matches(DocumentNumber.SHAPE)).as(bad).isFalse();
        }
    }

    @Test
    void a_document_waits_for_the_press_and_is_printed_once() throws Exception {
        var id = document();
        assertThat(find(id).digest()).isNull();
        system(() -> press.round());
        while (find(id).digest() == null) {
            system(() -> press.round());
        }
        var first = find(id);
        assertThat(first.fileId()).isNotNull();
        var bytes = Acting.call(reader(), () -> documents.open(id)).bytes();
        assertThat(java.security.MessageDigest.getInstance("SHA-256").digest(bytes))
                .isEqualTo(first.digest());
        Boolean dropped =
                system(() ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select sheet is null from document.document where id = :id")
                                        .param("id", id)
                                        .query(Boolean.class)
                                        .single()));
        assertThat(dropped).isTrue();
    }

    @Test
    void anybody_can_verify_a_document_and_learns_nothing_that_is_not_on_it() throws Exception {
        var it = find(document());
        var page = verify(it.code(), "text/html");
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains("真实有效", it.number(), "休学通知书", it.institution(), "林**")
                .doesNotContain("林一诺", it.personId().toString(), it.enrolmentId().toString());
        var typed = VerificationCode.printed(it.code()).toLowerCase();
        assertThat(verify(typed, "application/json").getContentAsString())
                .contains("\"genuine\"", it.number(), "leave-notice", "林**")
                .doesNotContain("林一诺");

        var unknown = verify("0000000000000000", "application/json");
        assertThat(unknown.getStatus()).isEqualTo(404);
        assertThat(unknown.getContentAsString()).contains("\"unknown\"");
        assertThat(verify("0000000000000000", "text/html").getContentAsString()).contains("查无此件");

        var by = find(document());
        system(() ->
                transaction.executeWithoutResult(
                        status -> documents.voided(List.of(it), "办理有误的内情", by)));
        assertThat(verify(it.code(), "text/html").getContentAsString())
                .contains("已作废", it.number())
                .doesNotContain("内情");
        assertThat(verify(it.code(), "application/json").getContentAsString())
                .contains("\"void\"", "endedOn");
    }

    @Test
    void whoever_asks_too_often_is_told_to_wait_and_others_are_not() throws Exception {
        var last = 0;
        for (var i = 0; i < 125 && last != 429; i++) {
            last = from("203.0.113.7").getStatus();
        }
        assertThat(last).isEqualTo(429);
        assertThat(from("203.0.113.7").getHeader("Retry-After")).isNotNull();
        assertThat(from("203.0.113.8").getStatus()).isEqualTo(404);
    }

    @Test
    void codes_are_read_as_people_write_them() {
        assertThat(VerificationCode.read("7kqm-29xd-4hte-0o1l")).isEqualTo("7KQM29XD4HTE0011");
        assertThat(VerificationCode.printed("7KQM29XD4HTE0011")).isEqualTo("7KQM-29XD-4HTE-0011");
        assertThat(VerificationCode.fresh()).matches("[0-9A-HJKMNP-TV-Z]{16}");
    }

    MockHttpServletResponse from(String address) throws Exception {
        return web.perform(
                        get("/verify/1111111111111111")
                                .accept("application/json")
                                .with(request -> {
                                    request.setRemoteAddr(address);
                                    return request;
                                }))
                .andReturn()
                .getResponse();
    }

    MockHttpServletResponse verify(String code, String accept) throws Exception {
        var answer =
                web.perform(
                                get("/verify/" + code)
                                        .header("Accept", accept)
                                        .with(request -> {
                                            request.setRemoteAddr(
                                                    "198.51.100." + (int) (Math.random() * 250));
                                            return request;
                                        }))
                        .andReturn()
                        .getResponse();
        answer.setCharacterEncoding("UTF-8");
        return answer;
    }

    String issue() {
        return find(document()).number();
    }

    UUID document() {
        return system(() ->
                transaction.execute(it -> documents.issue(asked(), DocumentsTest::notice).id()));
    }

    Issued find(UUID id) {
        return system(() -> documents.get(id));
    }

    NewDocument asked() {
        return new NewDocument(
                DocumentKind.LEAVE_NOTICE,
                school,
                units.get(school).pos(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                "林一诺",
                null);
    }

    static Paper notice(Heading heading) {
        return new Letters(heading, PaperSamples.student("林一诺"), "临江职业技术学院")
                .leaveNotice(LocalDate.of(2026, 11, 23), LocalDate.of(2027, 8, 31), 30);
    }

    Actor reader() {
        return new Actor(
                null, "学籍科", "registrar", school, org.matricula.kernel.Scope.ALL, "127.0.0.1");
    }

    static void system(Runnable work) {
        Acting.as(Actor.system("test"), work);
    }

    static <T> T system(java.util.function.Supplier<T> work) {
        return Acting.call(Actor.system("test"), work::get);
    }
}
