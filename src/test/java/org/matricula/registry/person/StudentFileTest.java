package org.matricula.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A student's file, asked for as different people.
@ProgramTest
class StudentFileTest {

    static final LocalDate ENTRY = LocalDate.of(2024, 9, 1);

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Registry registry;

    WebSteps web;
    TestUnits.School school;
    UUID enrolment;
    String number;
    Actor registrar;

    @BeforeEach
    void aStudent() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("college");
        var newcomer = TestStudents.newcomer("欧阳若云", school.firstClass(), ENTRY);
        number = newcomer.studentNumber();
        enrolment = new TestStudents(intake, transaction, sql).enrolled(newcomer, school.id());
        registrar = web.staff("registrar", school.id());
    }

    @Test
    void the_list_leads_to_the_file() throws Exception {
        var list = web.ask(registrar, get("/students")).getContentAsString();
        assertThat(list).contains("</html>", "欧阳若云", "href=\"/students/" + number + "\"", "在读");
        var fragment =
                web.ask(registrar, get("/students").header("HX-Request", "true"))
                        .getContentAsString();
        assertThat(fragment).contains("欧阳若云").doesNotContain("<html");
        var none =
                web.ask(registrar, get("/students").queryParam("q", "没有").queryParam("sex", "1"));
        assertThat(none.getContentAsString()).contains("没有符合条件的学生");
        assertThat(web.ask(registrar, get("/students").queryParam("asOf", "soon")).getStatus())
                .isEqualTo(400);
        assertThat(web.ask(web.staff("auditor", school.id()), get("/students")).getStatus())
                .isEqualTo(403);
    }

    @Test
    void private_values_are_masked_until_a_reason_is_given() throws Exception {
        var masked = web.ask(registrar, get("/students/" + number));
        assertThat(masked.getContentAsString())
                .contains("欧阳若云", "139****")
                .doesNotContain("13900000")
                .doesNotContain("13800000000");
        assertThat(masked.getHeader("Cache-Control")).isEqualTo("no-store");
        var refused =
                web.ask(registrar, post("/students/" + number + "/unmask").param("reason", " "));
        assertThat(refused.getStatus()).isEqualTo(400);
        var clear =
                web.ask(registrar, post("/students/" + number + "/unmask").param("reason", "电话回访"));
        assertThat(clear.getContentAsString()).contains("13800000000");
        assertThat(noted("student.unmask")).containsExactly("电话回访");
        assertThat(
                        web.ask(
                                        web.staff("teacher", school.firstClass()),
                                        post("/students/" + number + "/unmask")
                                                .param("reason", "好奇"))
                                .getStatus())
                .isEqualTo(403);
    }

    @Test
    void staff_who_look_into_a_minors_file_leave_a_line_and_the_minor_does_not() throws Exception {
        web.ask(web.themselves("student", person()), get("/students/" + number));
        assertThat(noted("student.read")).isEmpty();
        web.ask(registrar, get("/students/" + number));
        assertThat(noted("student.read")).hasSize(1);
    }

    @Test
    void student_affairs_look_at_a_file_masked_within_reach_and_leave_a_line() throws Exception {
        var affairs = web.staff("student-affairs", school.id());
        var page = web.ask(affairs, get("/students/" + number));
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString()).doesNotContain("/unmask");
        assertThat(noted("student.read")).hasSize(1);
        assertThat(web.ask(affairs, get("/api/v1/students/" + number)).getStatus()).isEqualTo(200);
        for (var path : List.of("/documents", "/former-values")) {
            assertThat(web.ask(affairs, get("/api/v1/students/" + number + path)).getStatus())
                    .as(path)
                    .isEqualTo(403);
        }
        var elsewhere = new TestUnits(sql, transaction).school("college");
        assertThat(
                        web.ask(
                                        web.staff("student-affairs", elsewhere.id()),
                                        get("/students/" + number))
                                .getStatus())
                .isEqualTo(404);
    }

    @Test
    void another_school_and_another_person_find_nothing() throws Exception {
        var elsewhere = new TestUnits(sql, transaction).school("college");
        for (var path : List.of("", "/history", "/documents")) {
            assertThat(
                            web.ask(
                                            web.staff("registrar", elsewhere.id()),
                                            get("/api/v1/students/" + number + path))
                                    .getStatus())
                    .isEqualTo(404);
            assertThat(
                            web.ask(
                                            web.themselves("guardian", UUID.randomUUID()),
                                            get("/api/v1/students/" + number + path))
                                    .getStatus())
                    .isEqualTo(404);
            assertThat(web.ask(registrar, get("/api/v1/students/" + number + path)).getStatus())
                    .isEqualTo(200);
        }
        assertThat(
                        web.ask(
                                        web.staff("registrar", elsewhere.id()),
                                        get("/students/" + enrolment))
                                .getStatus())
                .isEqualTo(404);
        assertThat(web.ask(registrar, get("/students/" + enrolment)).getStatus()).isEqualTo(200);
    }

    @Test
    void a_number_of_two_schools_asks_which() throws Exception {
        var elsewhere = new TestUnits(sql, transaction).school("college");
        var twin = TestStudents.newcomer("欧阳若云", elsewhere.firstClass(), ENTRY);
        var other = new TestStudents(intake, transaction, sql).enrolled(twin, elsewhere.id());
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                sql.sql(
                                                "update registry.enrolment set student_number = ? where id = ?")
                                        .param(number)
                                        .param(other)
                                        .update()));
        var province =
                new Actor(
                        UUID.randomUUID(),
                        "省",
                        "province-reviewer",
                        null,
                        org.matricula.kernel.Scope.ALL,
                        "test");
        assertThat(web.ask(province, get("/api/v1/students/" + number)).getStatus()).isEqualTo(409);
        assertThat(
                        web.ask(
                                        province,
                                        get("/api/v1/students/" + number)
                                                .queryParam(
                                                        "institution", elsewhere.id().toString()))
                                .getStatus())
                .isEqualTo(200);
        assertThat(web.ask(registrar, get("/api/v1/students/" + number)).getStatus())
                .as("within one school it is plain")
                .isEqualTo(200);
    }

    @Test
    void the_interface_answers_with_codes_and_masks() throws Exception {
        var answer = web.ask(registrar, get("/api/v1/students/" + number));
        assertThat(answer.getContentAsString())
                .contains(
                        "\"status\":{\"code\":\"01\",\"label\":\"在读\",\"since\":\"2024-09-01\"}",
                        "\"phone\":\"139****")
                .doesNotContain("13800000000");
        assertThat(answer.getHeader("ETag")).isEqualTo("\"1.1\"");
        assertThat(
                        web.ask(
                                        registrar,
                                        get("/api/v1/students/" + number)
                                                .queryParam("unmask", "核对"))
                                .getContentAsString())
                .contains("13800000000");
    }

    @Test
    void the_history_tells_what_is_true_and_what_was_known() throws Exception {
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                registry.apply(
                                        StandingChange.of(
                                                enrolment,
                                                StatusVerb.GRANT_LEAVE,
                                                LocalDate.of(2025, 3, 1)))));
        var now =
                web.ask(registrar, get("/api/v1/students/" + number + "/history"))
                        .getContentAsString();
        assertThat(now).contains("\"label\":\"休学\"", "\"effectiveOn\":\"2025-03-01\"");
        var then =
                web.ask(
                                registrar,
                                get("/api/v1/students/" + number + "/history")
                                        .queryParam("known", "2025-06-01"))
                        .getContentAsString();
        assertThat(then)
                .as("in June 2025 nobody had recorded anything yet")
                .doesNotContain("休学")
                .doesNotContain("入学");
        var page =
                web.ask(registrar, get("/students/" + number).queryParam("known", "2025-06-01"))
                        .getContentAsString();
        assertThat(page).contains("那时还没有记录");
        assertThat(web.ask(registrar, get("/students/" + number)).getContentAsString())
                .contains("休学");
    }

    @Test
    void two_who_edit_at_once_do_not_overwrite_each_other() throws Exception {
        var seen = web.ask(registrar, get("/api/v1/students/" + number)).getHeader("ETag");
        assertThat(edit(seen, "{\"phone\": \"13911112222\", \"reason\": \"来电\"}")).isEqualTo(204);
        assertThat(edit(seen, "{\"phone\": \"13933334444\", \"reason\": \"来电\"}"))
                .as("the second has an old version")
                .isEqualTo(409);
        assertThat(
                        web.ask(registrar, get("/students").queryParam("q", "2222"))
                                .getContentAsString())
                .contains("欧阳若云");
        var form =
                web.ask(registrar, get("/students/" + number + "/edit/contact"))
                        .getContentAsString();
        assertThat(form).contains("13911112222", "&#34;2.1&#34;");
        var stale =
                web.ask(
                        registrar,
                        post("/students/" + number + "/edit/contact")
                                .param("version", seen)
                                .param("phone", "1"));
        assertThat(stale.getStatus()).isEqualTo(409);
        assertThat(stale.getContentAsString()).contains("已被他人修改");
        var saved =
                web.ask(
                        registrar,
                        post("/students/" + number + "/edit/health")
                                .param("version", "\"2.1\"")
                                .param("blood", "no")
                                .param("checkedOn", "2026-13-01"));
        assertThat(saved.getStatus()).isEqualTo(400);
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/students/" + number + "/edit/health")
                                                .param("version", "\"2.1\"")
                                                .param("reason", "体检表")
                                                .param("checkedOn", "2026-09-03")
                                                .param("healthNote", "花生过敏"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/students/" + number + "/edit/enrolment")
                                                .param("version", "\"3.1\"")
                                                .param("reason", "录取名册")
                                                .param("candidateNumber", "26330001"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(web.ask(registrar, get("/students/" + number)).getContentAsString())
                .contains("26330001", "2026-09-03")
                .doesNotContain("花生");
        assertThat(
                        web.ask(
                                        web.staff("counsellor", school.id()),
                                        get("/students/" + number + "/edit/contact"))
                                .getStatus())
                .isEqualTo(403);
    }

    int edit(String tag, String body) throws Exception {
        return web.ask(
                        registrar,
                        org.springframework.test.web.servlet.request.MockMvcRequestBuilders.patch(
                                        "/api/v1/students/" + number + "/contact")
                                .header("If-Match", tag)
                                .contentType("application/json")
                                .content(body))
                .getStatus();
    }

    List<String> noted(String action) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select coalesce(reason, '') from audit.entry where action = ? and subject = ?")
                                        .param(action)
                                        .param("enrolment:" + enrolment)
                                        .query(String.class)
                                        .list()));
    }

    UUID person() {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql("select person_id from registry.enrolment where id = ?")
                                        .param(enrolment)
                                        .query(UUID.class)
                                        .single()));
    }
}
