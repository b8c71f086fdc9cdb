package org.matricula.registry.check;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.personal.ResidentId;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// A student typed in by one registrar and checked by another.
@ProgramTest
class CheckRegistrationTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired org.matricula.vault.Vault vault;

    WebSteps web;
    TestUnits.School school;
    Actor maker;
    Actor checker;
    String document;

    @BeforeEach
    void twoRegistrars() {
        web = new WebSteps(mvc, sql);
        school = new TestUnits(sql, transaction).school("school");
        maker = web.staff("registrar", school.id());
        checker = web.staff("registrar", school.id());
        var seventeen =
                "110105201402" + "%05d".formatted(Math.floorMod(school.id().hashCode(), 100000));
        seventeen = seventeen.substring(0, 10) + "0211" + seventeen.substring(14);
        document = seventeen + ResidentId.checkDigit(seventeen);
    }

    @Test
    void what_one_enters_another_checks() throws Exception {
        var file = entered(document, "");
        assertThat(web.ask(maker, get(file)).getContentAsString()).contains("江小满", "待核对", "非全国学籍号");
        var enrolment = file.substring("/students/".length());
        var own = web.ask(maker, post("/students/check/" + enrolment + "/approve"));
        assertThat(own.getStatus()).isEqualTo(422);
        assertThat(own.getContentAsString()).contains("不能由您核对", "不相容岗位");
        assertThat(web.ask(checker, get("/students/check")).getContentAsString()).contains("江小满");
        assertThat(
                        web.ask(
                                        checker,
                                        post("/students/check/" + enrolment + "/send-back")
                                                .param("note", ""))
                                .getStatus())
                .isEqualTo(400);
        web.ask(
                checker,
                post("/students/check/" + enrolment + "/send-back").param("note", "户籍地址不全"));
        assertThat(registration(enrolment)).isEqualTo("returned");
        web.ask(maker, post("/students/check/" + enrolment + "/again"));
        assertThat(web.ask(checker, post("/students/check/" + enrolment + "/approve")).getStatus())
                .isEqualTo(302);
        assertThat(registration(enrolment)).isEqualTo("registered");
        assertThat(web.ask(checker, post("/students/check/" + enrolment + "/approve")).getStatus())
                .as("somebody was first")
                .isEqualTo(409);
    }

    @Test
    void whoever_brought_the_file_does_not_check_what_came_of_it() throws Exception {
        var enrolment = entered(document, "").substring("/students/".length());
        // the file was brought by one, and written by the other
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                sql.sql("update registry.enrolment set brought_by = ? where id = ?")
                                        .param(checker.account())
                                        .param(UUID.fromString(enrolment))
                                        .update()));
        var own = web.ask(checker, post("/students/check/" + enrolment + "/approve"));
        assertThat(own.getStatus()).isEqualTo(422);
        assertThat(registration(enrolment)).isEqualTo("entered");
        var third = web.staff("registrar", school.id());
        assertThat(web.ask(third, post("/students/check/" + enrolment + "/approve")).getStatus())
                .isEqualTo(302);
    }

    @Test
    void a_doubtful_document_is_kept_only_with_a_reason() throws Exception {
        var wrong = document.substring(0, 17) + (document.endsWith("1") ? "2" : "1");
        var refused = register(wrong, "");
        assertThat(refused.getStatus()).isEqualTo(422);
        assertThat(refused.getContentAsString()).contains("江小满", "f-documentNumber-error");
        assertThat(register(wrong, "户口簿原件如此").getStatus()).isEqualTo(302);
    }

    @Test
    void somebody_enrolled_already_is_not_entered_again() throws Exception {
        entered(document, "");
        var again = register(document, "");
        assertThat(again.getStatus()).isEqualTo(409);
        assertThat(again.getContentAsString()).contains("同类在籍学籍");
    }

    @Test
    void nobody_enters_students_into_another_school() throws Exception {
        var other = new TestUnits(sql, transaction).school("school");
        var stranger = web.staff("registrar", other.id());

        var refused = web.ask(stranger, form(document, ""));

        assertThat(refused.getStatus()).isEqualTo(400);
        assertThat(refused.getContentAsString()).contains("f-unit-error");
        assertThat(enrolled()).isZero();
    }

    @Test
    void somebody_enrolled_elsewhere_is_not_entered_and_only_the_office_to_call_is_told()
            throws Exception {
        entered(document, "");
        var other = new TestUnits(sql, transaction).school("school");
        var stranger = web.staff("registrar", other.id());

        var refused = web.ask(stranger, form(document, "", other.firstClass()));

        assertThat(refused.getStatus()).isEqualTo(409);
        assertThat(refused.getContentAsString())
                .contains("同类在籍学籍", nameOf(school.id()))
                .doesNotContain(nameOf(school.firstClass()));
        assertThat(enrolled()).isEqualTo(1);
    }

    String nameOf(UUID unit) {
        return sql.sql("select name from organisation.unit where id = ?")
                .param(unit)
                .query(String.class)
                .single();
    }

    long enrolled() {
        var digest =
                vault.digest(
                        org.matricula.registry.Intake.DOCUMENT_KEY,
                        org.matricula.registry.Intake.documentKey("1", document));
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                """
                                                select count(*) from registry.enrolment e
                                                  join registry.person_key k on k.person_id = e.person_id
                                                 where k.kind = 'document' and k.digest = ?
                                                """)
                                        .param(digest)
                                        .query(Long.class)
                                        .single()));
    }

    String entered(String document, String reason) throws Exception {
        var answer = register(document, reason);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(302);
        return answer.getRedirectedUrl();
    }

    MockHttpServletResponse register(String document, String reason) throws Exception {
        return web.ask(maker, form(document, reason));
    }

    org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder form(
            String document, String reason) {
        return form(document, reason, school.firstClass());
    }

    org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder form(
            String document, String reason, UUID unit) {
        return post("/students/new")
                .param("name", "江小满")
                .param(
                        "sex",
                        new ResidentId(
                                        document.substring(0, 17)
                                                + ResidentId.checkDigit(document.substring(0, 17)))
                                .sex())
                .param("birthOn", "2014-02-11")
                .param("documentType", "1")
                .param("documentNumber", document)
                .param("override", reason)
                .param("unit", unit.toString())
                .param("entryOn", "2026-09-01")
                .param("temporary", "true");
    }

    String registration(String enrolment) {
        return Acting.call(
                Actor.system("test"),
                () ->
                        transaction.execute(it ->
                                sql.sql(
                                                "select registration from registry.student where"
                                                        + " enrolment_id = ?")
                                        .param(UUID.fromString(enrolment))
                                        .query(String.class)
                                        .single()));
    }
}
