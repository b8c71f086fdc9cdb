package org.matricula.enrolment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.kernel.Actor;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.WebSteps;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;

/// 报到前提交材料: from a newcomer's phone to the desk, and what is not kept.
@ProgramTest
class ArrivalTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestAdmissions admissions;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    UUID batch;
    UUID one;
    UUID other;
    List<String> materials;

    @BeforeEach
    void aBatchOfTwo() {
        web = new WebSteps(mvc, sql);
        school = admissions.units().school("school");
        registrar = web.staff("registrar", school.id());
        batch = admissions.batch(school);
        var two = admissions.candidates(batch, school.firstClass(), 2);
        one = two.getFirst();
        other = two.getLast();
        materials =
                admissions.all(
                        "select id::text from enrolment.material where institution_id is null and"
                                + " dropped_at is null order by seq");
    }

    @Test
    void a_newcomer_sends_papers_gets_one_back_with_a_reason_replaces_it_and_enters_with_them()
            throws Exception {
        var code = code(one);
        var page = looked(batch, code);
        assertThat(page.getStatus()).isEqualTo(200);
        assertThat(page.getContentAsString())
                .contains(name(one), "户口簿", "未提交")
                .doesNotContain(name(other));
        assertThat(looked(batch, code.toLowerCase(Locale.ROOT)).getStatus()).isEqualTo(200);

        assertThat(sent(code, 0, "x.png", "no picture".getBytes(), "consent", "true").getStatus())
                .as("its content says what it is")
                .isEqualTo(422);
        var silent = sent(code, 0, "x.png", scan());
        assertThat(silent.getStatus()).isEqualTo(400);
        assertThat(silent.getContentAsString()).contains("需要同意");
        assertThat(
                        sent(code, 0, "身份证.png", scan(), "consent", "true", "guardian", "true")
                                .getContentAsString())
                .contains("已提交");
        var first = file(one, 0);
        assertThat(web.ask(registrar, get("/admissions/" + batch + "/papers")).getContentAsString())
                .contains(name(one), "身份证", "监护人提交");
        assertThat(web.ask(registrar, get("/admissions/desk/" + one)).getContentAsString())
                .contains("/files/" + first, "待查看");
        assertThat(web.ask(registrar, get("/files/" + first)).getStatus()).isEqualTo(200);

        assertThat(judged(one, 0, first, "return", "").getStatus()).isEqualTo(400);
        assertThat(judged(one, 0, first, "return", "国徽面没有拍到").getStatus()).isEqualTo(302);
        assertThat(looked(batch, code).getContentAsString()).contains("国徽面没有拍到");
        sent(code, 0, "again.jpg", scan(), "consent", "true");
        var second = file(one, 0);
        assertThat(second).isNotEqualTo(first);
        assertThat(struck(first)).as("the one before is gone").isEqualTo("true");
        assertThat(judged(one, 0, first, "accept", "").getStatus())
                .as("another one was looked at")
                .isEqualTo(409);
        assertThat(judged(one, 0, second, "accept", "").getStatus()).isEqualTo(302);
        assertThat(sent(code, 0, "late.png", scan(), "consent", "true").getStatus())
                .as("good already")
                .isEqualTo(409);

        var report = post("/admissions/desk/" + one).param("fee", "paid");
        materials.forEach(it -> report.param("seen", it));
        assertThat(web.ask(registrar, report).getStatus()).isEqualTo(302);
        admissions.changed("update enrolment.candidate set state = 'REVIEWED' where id = ?", one);
        web.ask(registrar, post("/admissions/candidates/" + one + "/enrol"));
        assertThat(admissions.state(one)).isEqualTo("ENROLLED");
        assertThat(
                        admissions.told(
                                """
                                select (f.person_id = c.person_id and f.scope_pos = c.scope_pos and p.person_id = c.person_id)::text
                                  from enrolment.candidate c join enrolment.sent_paper p on p.candidate_id = c.id
                                  join attachment.file f on f.id = p.file_id where c.id = ?
                                """,
                                one))
                .as("in the student's file from now on")
                .isEqualTo("true");
        assertThat(sent(code, 1, "late.png", scan(), "consent", "true").getStatus()).isEqualTo(409);
    }

    @Test
    void a_code_opens_one_list_of_one_school_and_nothing_else() throws Exception {
        var code = code(one);
        assertThat(looked(batch, "ABCDEFGHJKLM").getStatus()).isEqualTo(404);
        assertThat(looked(batch, "").getStatus()).isEqualTo(404);
        var elsewhere = admissions.batch(admissions.units().school("school"));
        var strange = looked(elsewhere, code);
        assertThat(strange.getStatus()).as("another school's page").isEqualTo(404);
        assertThat(strange.getContentAsString()).doesNotContain(name(one));
        assertThat(outside(get("/entrance/arrivals/" + batch)).getContentAsString())
                .doesNotContain(name(one));
        assertThat(
                        admissions.told(
                                "select encode(entry_code, 'escape') from enrolment.candidate where"
                                        + " id = ?",
                                one))
                .doesNotContain(code);
        var foreign = web.staff("registrar", admissions.units().school("school").id());
        sent(code, 0, "身份证.png", scan(), "consent", "true");
        assertThat(web.ask(foreign, get("/admissions/" + batch + "/papers")).getStatus())
                .isEqualTo(404);
        assertThat(web.ask(foreign, get("/files/" + file(one, 0))).getStatus()).isEqualTo(404);
        assertThat(
                        web.ask(
                                        foreign,
                                        post(path(one, 0))
                                                .param("file", file(one, 0))
                                                .param("decision", "accept"))
                                .getStatus())
                .isEqualTo(404);
        var answer = guessed("203.0.113.9");
        for (var i = 0; i < 125 && answer.getStatus() == 404; i++) {
            answer = guessed("203.0.113.9");
        }
        assertThat(answer.getStatus()).isEqualTo(429);
        assertThat(answer.getHeader("Retry-After")).isNotNull();
    }

    @Test
    void the_interface_takes_and_judges_them_by_the_same_rules() throws Exception {
        var code = code(one);
        var at = "/api/v1/arrivals/" + batch;
        var unknown =
                mvc.perform(
                                post(at).contentType(MediaType.APPLICATION_JSON)
                                        .content("{\"code\": \"ABCDEFGHJKLM\"}"))
                        .andReturn()
                        .getResponse();
        assertThat(unknown.getStatus()).isEqualTo(404);
        var told =
                mvc.perform(
                                multipart(at + "/papers/" + materials.get(3))
                                        .file(new MockMultipartFile("file", "hk.png", null, scan()))
                                        .param("code", code)
                                        .param("consent", "true"))
                        .andReturn()
                        .getResponse();
        assertThat(told.getStatus()).isEqualTo(200);
        assertThat(told.getContentAsString()).contains("\"sent\":\"sent\"");
        var verdict =
                web.ask(
                        registrar,
                        post("/api/v1/candidates/"
                                        + one
                                        + "/materials/"
                                        + materials.get(3)
                                        + "/verdict")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"file\": \"%s\", \"accepted\": true}"
                                                .formatted(file(one, 3))));
        assertThat(verdict.getStatus()).isEqualTo(200);
        assertThat(verdict.getContentAsString()).contains("\"sent\":\"accepted\"");
    }

    @Test
    void papers_of_those_who_never_entered_go_after_their_time_and_no_others() throws Exception {
        for (var it : List.of(one, other)) {
            sent(code(it), 0, "身份证.png", scan(), "consent", "true");
        }
        sent(code(one), 1, "通知书.png", paper(), "consent", "true");
        var path = "/admissions/" + batch + "/papers/discard";
        web.ask(
                registrar,
                post("/admissions/candidates/" + one + "/give-up").param("reason", "升入他校"));
        assertThat(web.ask(registrar, post(path)).getStatus()).as("too early").isEqualTo(422);
        admissions.changed(
                "update enrolment.batch set opens_on = opens_on - 300, closes_on = closes_on - 300"
                        + " where id = ?",
                batch);
        var gone = file(one, 0);
        assertThat(web.ask(registrar, post(path)).getStatus()).isEqualTo(302);
        assertThat(struck(gone)).isEqualTo("true");
        assertThat(web.ask(registrar, get("/files/" + file(one, 1))).getStatus())
                .as("a content nobody else handed in is gone")
                .isEqualTo(404);
        assertThat(struck(file(other, 0))).isEqualTo("false");
        assertThat(web.ask(registrar, get("/files/" + file(other, 0))).getStatus()).isEqualTo(200);
    }

    /// Drawn from the list that goes out with the notices.
    private String code(UUID candidate) throws Exception {
        var path = "/admissions/" + batch + "/papers/codes";
        assertThat(web.ask(registrar, post(path)).getStatus()).isEqualTo(302);
        var list = web.ask(registrar, post(path + ".xlsx"));
        try (var book = new XSSFWorkbook(new ByteArrayInputStream(list.getContentAsByteArray()))) {
            for (var row : book.getSheetAt(0)) {
                var name = row.getCell(1);
                if (name != null && name.toString().equals(name(candidate))) {
                    return row.getCell(2).toString();
                }
            }
        }
        throw new AssertionError("no code for " + candidate);
    }

    private MockHttpServletResponse looked(UUID of, String code) throws Exception {
        return outside(post("/entrance/arrivals/" + of).param("code", code));
    }

    private MockHttpServletResponse guessed(String address) throws Exception {
        return outside(
                post("/entrance/arrivals/" + batch)
                        .param("code", "ABCDEFGHJKLM")
                        .with(request -> {
                            request.setRemoteAddr(address);
                            return request;
                        }));
    }

    private MockHttpServletResponse sent(
            String code, int material, String name, byte[] content, String... more)
            throws Exception {
        var request =
                multipart("/entrance/arrivals/" + batch + "/papers/" + materials.get(material))
                        .file(new MockMultipartFile("file", name, null, content))
                        .param("code", code);
        for (var i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        return outside(request);
    }

    private MockHttpServletResponse judged(
            UUID candidate, int material, String file, String decision, String reason)
            throws Exception {
        return web.ask(
                registrar,
                post(path(candidate, material))
                        .param("file", file)
                        .param("decision", decision)
                        .param("reason", reason));
    }

    private String path(UUID candidate, int material) {
        return "/admissions/" + batch + "/papers/" + candidate + "/" + materials.get(material);
    }

    private String file(UUID candidate, int material) {
        return admissions.told(
                "select file_id::text from enrolment.sent_paper where candidate_id = ? and"
                        + " material_id = ?::uuid",
                candidate,
                materials.get(material));
    }

    private String struck(String file) {
        return admissions.told(
                "select (struck_at is not null and discarded_at is not null)::text from"
                        + " attachment.file where id = ?::uuid",
                file);
    }

    private String name(UUID candidate) {
        return admissions.told("select name from enrolment.candidate where id = ?", candidate);
    }

    /// The same paper for everybody.
    private static byte[] scan() throws IOException {
        return paper(new Random(7));
    }

    /// A paper nobody else has.
    private static byte[] paper() throws IOException {
        return paper(new Random());
    }

    private static byte[] paper(Random random) throws IOException {
        var image = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
        for (var i = 0; i < 400; i++) {
            image.setRGB(random.nextInt(300), random.nextInt(400), 0xFFFFFF);
        }
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }

    private MockHttpServletResponse outside(AbstractMockHttpServletRequestBuilder<?> request)
            throws Exception {
        var answer = mvc.perform(request.with(csrf())).andReturn().getResponse();
        answer.setCharacterEncoding("UTF-8");
        return answer;
    }
}
