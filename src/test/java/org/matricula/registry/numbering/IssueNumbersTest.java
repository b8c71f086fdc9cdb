package org.matricula.registry.numbering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// Student numbers, given to one, to many, and by two at once.
@ProgramTest
class IssueNumbersTest {

    static final LocalDate ENTRY = LocalDate.of(2024, 9, 1);

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired IssueNumbers issueNumbers;

    TestUnits.School school;

    @BeforeEach
    void aSchool() {
        school = new TestUnits(sql, transaction).school("school");
    }

    @Test
    void a_class_gets_eight_digits_in_the_order_of_names() {
        var some = newcomers(3);
        var given = system(() -> issueNumbers.issue(some));
        assertThat(given)
                .extracting(Numbered::number)
                .containsExactly("20240001", "20240002", "20240003");
        assertThat(numbers()).containsExactly("20240001", "20240002", "20240003");
    }

    @Test
    void an_open_university_gets_thirteen_digits() {
        school = new TestUnits(sql, transaction).school("open");
        var code =
                "%05d"
                        .formatted(
                                10000
                                        + new java.util.Random(school.id().hashCode())
                                                .nextInt(89999));
        system(() ->
                transaction.execute(it ->
                        sql.sql("update organisation.unit set code = ? where id = ?")
                                .param(code)
                                .param(school.id())
                                .update()));
        var some = newcomers(1);
        assertThat(system(() -> issueNumbers.issue(some)))
                .extracting(Numbered::number)
                .containsExactly("243" + code + "00001");
    }

    @Test
    void two_registrars_at_once_give_no_number_twice() throws Exception {
        var one = newcomers(20);
        var two = newcomers(20);
        var begin = new CountDownLatch(1);
        try (var desks = Executors.newFixedThreadPool(2)) {
            var both =
                    List.of(one, two).stream()
                            .map(some ->
                                    desks.submit(() -> {
                                        begin.await();
                                        return system(() -> issueNumbers.issue(some));
                                    }))
                            .toList();
            begin.countDown();
            var given = new ArrayList<String>();
            for (var it : both) {
                it.get().forEach(number -> given.add(number.number()));
            }
            assertThat(given).hasSize(40).doesNotHaveDuplicates();
        }
        assertThat(numbers()).hasSize(40).startsWith("20240001").endsWith("20240040");
    }

    @Test
    void a_number_is_not_given_again_when_its_holder_lost_it() {
        var first = newcomers(1);
        system(() -> issueNumbers.issue(first));
        system(() ->
                transaction.execute(it ->
                        sql.sql(
                                        "update registry.enrolment set student_number = 'gone' || id where id = ?")
                                .param(first.getFirst())
                                .update()));
        var second = newcomers(1);
        assertThat(system(() -> issueNumbers.issue(second)))
                .extracting(Numbered::number)
                .containsExactly("20240002");
    }

    @Test
    void numbers_already_in_use_are_passed_over() {
        new TestStudents(intake, transaction, sql)
                .enrolled(
                        TestStudents.numbered(
                                TestStudents.newcomer("旧生", school.firstClass(), ENTRY),
                                "20240017"),
                        school.id());
        var some = newcomers(1);
        assertThat(system(() -> issueNumbers.preview(some)))
                .extracting(Numbered::number)
                .containsExactly("20240018");
        assertThat(system(() -> issueNumbers.issue(some)))
                .extracting(Numbered::number)
                .containsExactly("20240018");
        assertThatThrownBy(() -> system(() -> issueNumbers.issue(some)))
                .hasMessageContaining("numbers.has-one");
    }

    @Test
    void the_page_shows_the_numbers_before_it_gives_them() throws Exception {
        var web = new WebSteps(mvc, sql);
        var registrar = web.staff("registrar", school.id());
        var some = newcomers(2);
        var shown =
                web.ask(
                        registrar,
                        get("/students/numbers")
                                .queryParam("unit", school.firstClass().toString()));
        assertThat(shown.getContentAsString()).contains("20240001", "20240002", "一诺");
        assertThat(numbers()).as("a preview gives nothing").isEmpty();
        var given =
                web.ask(
                        registrar,
                        post("/students/numbers")
                                .param(
                                        "id",
                                        some.getFirst().toString(),
                                        some.getLast().toString()));
        assertThat(given.getStatus()).isEqualTo(302);
        assertThat(numbers()).hasSize(2);
        var elsewhere =
                web.staff("registrar", new TestUnits(sql, transaction).school("school").id());
        assertThat(
                        web.ask(
                                        elsewhere,
                                        post("/students/numbers")
                                                .param("id", newcomers(1).getFirst().toString()))
                                .getStatus())
                .isEqualTo(404);
        assertThat(
                        web.ask(web.staff("teacher", school.firstClass()), get("/students/numbers"))
                                .getStatus())
                .isEqualTo(403);
    }

    List<UUID> newcomers(int many) {
        var students = new TestStudents(intake, transaction, sql);
        return IntStream.range(0, many)
                .mapToObj(i ->
                        students.enrolled(
                                TestStudents.numbered(
                                        TestStudents.newcomer("林一诺", school.firstClass(), ENTRY),
                                        null),
                                school.id()))
                .toList();
    }

    List<String> numbers() {
        return system(() ->
                transaction.execute(it ->
                        sql.sql(
                                        "select student_number from registry.student where institution_id = ? and student_number <> '' order by 1")
                                .param(school.id())
                                .query(String.class)
                                .list()));
    }

    static <T> T system(ScopedValue.CallableOp<T, RuntimeException> work) {
        return Acting.call(Actor.system("test"), work);
    }
}
