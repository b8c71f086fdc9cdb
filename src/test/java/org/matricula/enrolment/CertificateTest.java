package org.matricula.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 学籍证书: one standing for each registered student, each with a number of its own, and what became
/// of it.
@ProgramTest
class CertificateTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired TestAdmissions admissions;

    WebSteps web;
    TestUnits.School school;
    TestStudents students;
    Actor registrar;

    @BeforeEach
    void aSchool() {
        web = new WebSteps(mvc, sql);
        school = admissions.units().school("school");
        registrar = web.staff("registrar", school.id());
        students = new TestStudents(intake, transaction, sql);
    }

    @Test
    void a_class_is_issued_at_once_and_who_has_one_or_is_not_registered_is_passed_over()
            throws Exception {
        var first = student();
        assertThat(issuedTo(first).getStatus()).isEqualTo(302);
        assertThat(issuedTo(first).getStatus()).as("one each").isEqualTo(409);
        student();
        student();
        var unfinished = student();
        admissions.changed(
                "update registry.student set registration = 'entered' where enrolment_id = ?",
                unfinished);
        var answer = issuedToClass(registrar);
        assertThat(answer.getStatus()).isEqualTo(201);
        assertThat(answer.getContentAsString()).contains("\"standing\":1", "\"unregistered\":1");
        assertThat(numbers("true")).hasSize(3).doesNotHaveDuplicates();
        assertThat(issuedTo(unfinished).getStatus()).isEqualTo(409);
        assertThat(issuedToClass(registrar).getContentAsString())
                .contains("\"numbers\":[]", "\"standing\":3");
        var page = web.ask(registrar, get("/certificates")).getContentAsString();
        assertThat(page).contains(numbers("true")).contains("待领取");
    }

    @Test
    void two_registrars_at_once_issue_no_second_certificate_and_no_number_twice() throws Exception {
        for (var i = 0; i < 12; i++) {
            student();
        }
        var barrier = new CyclicBarrier(4);
        var lost = new java.util.ArrayList<MockHttpServletResponse>();
        Callable<MockHttpServletResponse> issue =
                () -> {
                    barrier.await();
                    return issuedToClass(web.staff("registrar", school.id()));
                };
        try (var threads = Executors.newFixedThreadPool(4)) {
            for (var it : threads.invokeAll(List.of(issue, issue, issue, issue))) {
                lost.add(it.get());
            }
        }
        assertThat(lost).allMatch(it -> it.getStatus() == 201);
        assertThat(numbers("c.voided_at is null")).hasSize(12).doesNotHaveDuplicates();
        assertThat(
                        admissions.told(
                                "select count(distinct enrolment_id)::text from enrolment.certificate where scope_pos between ? and ?",
                                web.scope(school.id()).lo(),
                                web.scope(school.id()).hi()))
                .isEqualTo("12");
    }

    @Test
    void two_who_reissue_the_same_one_at_once_leave_one_standing() throws Exception {
        issuedTo(student());
        var path = "/certificates/" + line() + "/reissue";
        var barrier = new CyclicBarrier(2);
        Callable<Integer> again =
                () -> {
                    barrier.await();
                    return web.ask(registrar, post(path).param("reason", "遗失")).getStatus();
                };
        try (var threads = Executors.newFixedThreadPool(2)) {
            var answers = threads.invokeAll(List.of(again, again));
            assertThat(List.of(answers.get(0).get(), answers.get(1).get()))
                    .containsExactlyInAnyOrder(302, 409);
        }
        assertThat(numbers("c.voided_at is null")).hasSize(1);
        assertThat(numbers("true")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void the_paper_says_who_is_registered_and_stands_in_the_students_file() throws Exception {
        var student = student();
        issuedTo(student);
        var number = numbers("true").getFirst();
        assertThat(number).startsWith("籍证字");
        var paper = text();
        assertThat(paper)
                .contains("学籍证书", number, "林一诺", "学籍状态为“在读”", "特此证明。")
                .contains(studentNumber(student));
        var file = web.ask(registrar, get("/students/" + studentNumber(student)));
        assertThat(file.getContentAsString()).contains("学籍证书", number);
    }

    @Test
    void handing_over_says_to_whom_and_when_and_how_it_was_signed_for_once() throws Exception {
        issuedTo(student());
        var line = line();
        assertThat(handed(line, "", admissions.today(), "签收表").getStatus()).isEqualTo(400);
        assertThat(handed(line, "班主任", admissions.today(), "").getStatus()).isEqualTo(400);
        assertThat(handed(line, "班主任", admissions.today().plusDays(1), "签收表").getStatus())
                .as("not yet")
                .isEqualTo(400);
        assertThat(handed(line, "班主任", admissions.today().minusDays(1), "签收表").getStatus())
                .as("before it was issued")
                .isEqualTo(400);
        assertThat(handed(line, "班主任陈", admissions.today(), "签收表第 3 页").getStatus()).isEqualTo(302);
        assertThat(handed(line, "别人", admissions.today(), "签收表").getStatus()).isEqualTo(409);
        assertThat(
                        web.ask(registrar, get("/certificates").param("state", "handed"))
                                .getContentAsString())
                .contains("班主任陈", "签收表第 3 页");
    }

    @Test
    void what_is_void_stays_in_the_register_and_another_takes_its_place() throws Exception {
        issuedTo(student());
        var first = line();
        var number = numbers("true").getFirst();
        assertThat(ended(first, "reissue", "").getStatus()).as("why?").isEqualTo(400);
        assertThat(ended(first, "reissue", "遗失，已登报声明").getStatus()).isEqualTo(302);
        assertThat(numbers("c.voided_at is null")).hasSize(1).doesNotContain(number);
        assertThat(text()).contains("本证书为补发", number);
        assertThat(state(number)).isEqualTo("void");
        assertThat(ended(first, "void", "再次").getStatus()).isEqualTo(409);
        assertThat(handed(first, "班主任", admissions.today(), "签收表").getStatus())
                .as("nobody takes a void one")
                .isEqualTo(409);
        var second = line();
        assertThat(ended(second, "void", "打印有误").getStatus()).isEqualTo(302);
        assertThat(numbers("c.voided_at is null")).isEmpty();
        var page =
                web.ask(registrar, get("/certificates").param("state", "void"))
                        .getContentAsString();
        assertThat(page).contains(numbers("true")).contains("遗失，已登报声明", "打印有误", "代替 " + number);
        issuedToClass(registrar);
        assertThat(numbers("true")).hasSize(3).doesNotHaveDuplicates();
    }

    @Test
    void another_school_finds_neither_class_nor_student_nor_certificate() throws Exception {
        var student = student();
        issuedTo(student);
        var line = line();
        var strange = web.staff("registrar", admissions.units().school("school").id());
        assertThat(issuedToClass(strange).getStatus()).isEqualTo(404);
        assertThat(
                        web.ask(
                                        strange,
                                        post("/certificates")
                                                .param("student", studentNumber(student)))
                                .getStatus())
                .isEqualTo(400);
        for (var act : List.of("void", "reissue")) {
            assertThat(
                            web.ask(
                                            strange,
                                            post("/certificates/" + line + "/" + act)
                                                    .param("reason", "x"))
                                    .getStatus())
                    .isEqualTo(404);
        }
        assertThat(
                        web.ask(
                                        strange,
                                        post("/certificates/hand-over")
                                                .param("id", line)
                                                .param("to", "x")
                                                .param("on", admissions.today().toString())
                                                .param("note", "x"))
                                .getStatus())
                .isEqualTo(404);
        assertThat(web.ask(strange, get("/certificates")).getContentAsString())
                .doesNotContain(studentNumber(student));
        var counsellor = web.staff("counsellor", school.firstClass());
        assertThat(web.ask(counsellor, get("/certificates")).getStatus()).isEqualTo(403);
    }

    private UUID student() {
        return students.enrolled(school.id(), school.firstClass(), LocalDate.of(2025, 9, 1));
    }

    private String studentNumber(UUID enrolment) {
        return admissions.told(
                "select student_number from registry.enrolment where id = ?", enrolment);
    }

    private MockHttpServletResponse issuedTo(UUID enrolment) throws Exception {
        return web.ask(registrar, post("/certificates").param("student", studentNumber(enrolment)));
    }

    private MockHttpServletResponse issuedToClass(Actor by) throws Exception {
        return web.ask(
                by,
                post("/api/v1/certificates")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"unit\":\"%s\"}".formatted(school.firstClass())));
    }

    private MockHttpServletResponse handed(String line, String to, LocalDate on, String note)
            throws Exception {
        return web.ask(
                registrar,
                post("/certificates/hand-over")
                        .param("id", line)
                        .param("to", to)
                        .param("on", on.toString())
                        .param("note", note));
    }

    private MockHttpServletResponse ended(String line, String act, String reason) throws Exception {
        return web.ask(
                registrar, post("/certificates/" + line + "/" + act).param("reason", reason));
    }

    /// The newest line of the school.
    private String line() {
        return newest("c.id");
    }

    private String newest(String what) {
        return admissions.told(
                "select "
                        + what
                        + "::text from enrolment.certificate c where c.scope_pos between ? and ?"
                        + " order by c.document_id desc limit 1",
                web.scope(school.id()).lo(),
                web.scope(school.id()).hi());
    }

    private String state(String number) {
        return admissions.told(
                "select state from document.document where institution_id = ? and number = ?",
                school.id(),
                number);
    }

    private List<String> numbers(String condition) {
        return admissions.all(
                "select d.number from enrolment.certificate c join document.document d on d.id ="
                        + " c.document_id where d.institution_id = ? and "
                        + condition
                        + " order by d.id",
                school.id());
    }

    /// What the newest certificate says, without the white space that depends on its line breaks.
    private String text() throws Exception {
        var pdf =
                web.ask(registrar, get("/documents/" + newest("c.document_id")))
                        .getContentAsByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document).replaceAll("[\\h\\v]+", "");
        }
    }
}
