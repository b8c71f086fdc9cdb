package org.matricula.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
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
import org.matricula.workflow.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 信息采集: a student checks, puts right, claims and signs; the class's progress shows it.
@ProgramTest
class CollectionTest {

    static final String STROKES =
            "M100 100L150 60L200 120L260 80L300 140M320 60L360 150L400 70L440 150";

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired TestAdmissions admissions;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    Actor student;
    UUID enrolment;
    UUID other;
    String collection;
    String own;

    @BeforeEach
    void aClassOfTwo() throws Exception {
        web = new WebSteps(mvc, sql);
        school = admissions.units().school("school");
        registrar = web.staff("registrar", school.id());
        var students = new TestStudents(intake, transaction, sql);
        enrolment = students.enrolled(school.id(), school.firstClass(), LocalDate.of(2025, 9, 1));
        other = students.enrolled(school.id(), school.firstClass(), LocalDate.of(2025, 9, 1));
        student =
                web.themselves(
                        "student",
                        UUID.fromString(
                                admissions.told(
                                        "select person_id::text from registry.enrolment where id ="
                                                + " ?",
                                        enrolment)));
        var opened =
                web.ask(
                        registrar,
                        post("/collections")
                                .param("unit", school.id().toString())
                                .param("name", "新生信息核对")
                                .param("notice", "请于周五前核对")
                                .param("opensOn", admissions.today().toString())
                                .param("closesOn", admissions.today().plusDays(7).toString()));
        assertThat(opened.getStatus()).isEqualTo(302);
        collection = opened.getRedirectedUrl();
        own = collection.replace("/collections/", "/own-sheets/") + "/" + enrolment;
    }

    @Test
    void a_student_changes_how_they_are_reached_and_signs_once() throws Exception {
        assertThat(web.ask(student, get(own)).getContentAsString())
                .contains("请于周五前核对", "data-sign");
        assertThat(
                        web.ask(student, post(own + "/contacts").param("phone", "13912345678"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(web.ask(student, get(own)).getContentAsString()).contains("13912345678");
        assertThat(sign("").getStatus()).as("an empty box is no signature").isEqualTo(400);
        assertThat(sign("<script>alert(1)</script>" + STROKES).getStatus()).isEqualTo(400);
        assertThat(sign(STROKES).getStatus()).isEqualTo(302);
        assertThat(sign(STROKES).getStatus()).as("once is enough").isEqualTo(409);
        assertThat(
                        web.ask(student, post(own + "/contacts").param("phone", "13900000000"))
                                .getStatus())
                .as("nothing changes under a signature")
                .isEqualTo(409);
        assertThat(web.ask(registrar, get(collection)).getContentAsString())
                .contains("value=\"1\" max=\"2\"");
    }

    @Test
    void the_signed_sheet_is_kept_as_it_read_when_it_was_signed() throws Exception {
        web.ask(student, post(own + "/contacts").param("homeAddress", "江州市中山路7号"));
        sign(STROKES);
        var kept =
                admissions.told(
                        "select sheet_id::text from enrolment.collection_sheet where enrolment_id ="
                                + " ?",
                        enrolment);
        var pdf = web.ask(student, get("/files/" + kept)).getContentAsByteArray();
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(new PDFTextStripper().getText(document))
                    .contains("学生信息核对表", "江州市中山路7号", "均属实");
        }
    }

    @Test
    void who_somebody_is_changes_only_with_evidence_and_by_somebody_elses_eye() throws Exception {
        var bare = multipart(own + "/claims").param("field", "name").param("value", "林一诺诺");
        assertThat(web.ask(student, bare).getStatus()).isEqualTo(400);
        assertThat(claim("phone").getStatus()).as("that one is free").isEqualTo(400);
        assertThat(claim("name").getStatus()).isEqualTo(302);
        assertThat(claim("name").getStatus()).as("one at a time").isEqualTo(409);
        var id =
                admissions.told(
                        "select id::text from enrolment.collection_claim where enrolment_id = ?",
                        enrolment);
        assertThat(web.ask(registrar, get(collection)).getContentAsString()).contains("林一诺诺");
        var path = "/collections/claims/" + id;
        assertThat(web.ask(registrar, post(path).param("decision", "decline")).getStatus())
                .isEqualTo(400);
        assertThat(web.ask(registrar, post(path).param("decision", "accept")).getStatus())
                .isEqualTo(302);
        assertThat(web.ask(registrar, post(path).param("decision", "accept")).getStatus())
                .isEqualTo(409);
        assertThat(
                        admissions.told(
                                "select encode(value, 'escape') from enrolment.collection_claim"
                                        + " where id = ?::uuid",
                                id))
                .as("sealed")
                .doesNotContain("林");
    }

    @Test
    void without_a_telephone_the_sheet_is_printed_signed_scanned_and_shelved() throws Exception {
        var sheet = collection + "/sheets/" + other;
        var printed = web.ask(registrar, get(sheet + ".pdf"));
        assertThat(printed.getContentType()).startsWith("application/pdf");
        var scan = new MockMultipartFile("scan", "核对表.png", "image/png", png());
        assertThat(web.ask(registrar, multipart(sheet).file(scan)).getStatus())
                .as("where does it lie?")
                .isEqualTo(400);
        assertThat(
                        web.ask(registrar, multipart(sheet).file(scan).param("shelf", "C-3"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(
                        web.ask(
                                        registrar,
                                        get(collection)
                                                .queryParam("unit", school.firstClass().toString()))
                                .getContentAsString())
                .contains("C-3");
    }

    @Test
    void nobody_opens_a_classmates_sheet_and_no_stranger_the_collection() throws Exception {
        var classmate = own.replace(enrolment.toString(), other.toString());
        assertThat(web.ask(student, get(classmate)).getStatus()).isEqualTo(404);
        assertThat(
                        web.ask(
                                        student,
                                        post(classmate + "/contacts").param("phone", "13912345678"))
                                .getStatus())
                .isEqualTo(404);
        var strange = web.staff("registrar", admissions.units().school("school").id());
        assertThat(web.ask(strange, get(collection)).getStatus()).isEqualTo(404);
        assertThat(web.ask(student, get(collection)).getStatus()).isEqualTo(403);
    }

    @Test
    void before_and_after_its_days_nothing_is_changed_claimed_or_signed() throws Exception {
        for (var days : List.of(List.of(2, 9), List.of(-9, -1))) {
            admissions.changed(
                    "update enrolment.collection set opens_on = ?::date, closes_on = ?::date where"
                            + " id = ?::uuid",
                    admissions.today().plusDays(days.getFirst()),
                    admissions.today().plusDays(days.getLast()),
                    collection.substring(collection.lastIndexOf('/') + 1));
            var page = web.ask(student, get(own));
            assertThat(page.getStatus()).isEqualTo(200);
            assertThat(page.getContentAsString()).doesNotContain("data-sign", "/contacts");
            var refused = sign(STROKES);
            assertThat(refused.getStatus()).isEqualTo(422);
            assertThat(refused.getContentAsString())
                    .contains(admissions.today().plusDays(days.getFirst()).toString());
            assertThat(claim("name").getStatus()).isEqualTo(422);
            assertThat(
                            web.ask(student, post(own + "/contacts").param("phone", "13912345678"))
                                    .getStatus())
                    .isEqualTo(422);
        }
        assertThat(
                        admissions.told(
                                "select state from enrolment.collection_sheet where enrolment_id = ?",
                                enrolment))
                .isEqualTo("open");
    }

    @Test
    void signed_twice_at_once_one_sheet_is_kept_and_paper_loses_to_a_hand() throws Exception {
        assertThat(AtOnce.all(() -> sign(STROKES).getStatus(), () -> sign(STROKES).getStatus()))
                .containsExactlyInAnyOrder(302, 409);
        var scan = new MockMultipartFile("scan", "核对表.png", "image/png", png());
        assertThat(
                        web.ask(
                                        registrar,
                                        multipart(collection + "/sheets/" + enrolment)
                                                .file(scan)
                                                .param("shelf", "C-3"))
                                .getStatus())
                .as("signed already")
                .isEqualTo(409);
        assertThat(
                        admissions.told(
                                "select count(*)::text from audit.entry where action ="
                                        + " 'collection.signed' and subject = ?",
                                "enrolment:" + enrolment))
                .isEqualTo("1");
        assertThat(AtOnce.all(() -> claimed().getStatus(), () -> claimed().getStatus()))
                .as("nothing is claimed under a signature")
                .containsOnly(409);
    }

    private MockHttpServletResponse claimed() throws Exception {
        return claim("name");
    }

    private MockHttpServletResponse claim(String field) throws Exception {
        var paper = new MockMultipartFile("evidence", "户口簿.png", "image/png", png());
        return web.ask(
                student,
                multipart(own + "/claims")
                        .file(paper)
                        .param("field", field)
                        .param("value", "林一诺诺"));
    }

    private MockHttpServletResponse sign(String strokes) throws Exception {
        return web.ask(
                student,
                post(own + "/signature")
                        .param("strokes", strokes)
                        .param(
                                "picture",
                                "data:image/png;base64,"
                                        + Base64.getEncoder().encodeToString(png())));
    }

    private static byte[] png() throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(600, 200, BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }
}
