package org.matricula.registry.person;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import javax.imageio.ImageIO;
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
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// The photograph and the papers of a file.
@ProgramTest
class KeepPapersTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired Registry registry;
    @Autowired Clock clock;

    FileSteps file;

    @BeforeEach
    void aStudent() {
        file = FileSteps.begin(mvc, sql, transaction, intake);
    }

    @Test
    void a_photograph_is_shown_on_the_file_and_the_earlier_one_is_kept() throws Exception {
        assertThat(photo(picture(480, 640, "jpeg")).getStatus()).isEqualTo(302);
        var first = shown();
        assertThat(photo(picture(600, 800, "png")).getStatus()).isEqualTo(302);
        var second = shown();
        assertThat(second).isNotEqualTo(first);
        assertThat(file.web().ask(file.registrar(), get("/files/" + second)).getContentType())
                .startsWith("image/png");
        assertThat(file.web().ask(file.registrar(), get("/files/" + first)).getStatus())
                .as("the earlier one is kept")
                .isEqualTo(200);
        assertThat(file.noted("student.photo")).hasSize(2);
        assertThat(
                        file.web()
                                .ask(file.registrar(), get(file.page() + "/papers"))
                                .getContentAsString())
                .contains("已被替换");
    }

    @Test
    void a_photograph_of_the_wrong_shape_or_size_is_refused_with_its_remedy() throws Exception {
        var broad = photo(picture(640, 480, "jpeg"));
        assertThat(broad.getStatus()).isEqualTo(422);
        assertThat(broad.getContentAsString()).contains("640×480", "3:4", "教毕指〔2017〕99号");
        var tiny = photo(picture(60, 80, "jpeg"));
        assertThat(tiny.getStatus()).isEqualTo(422);
        assertThat(tiny.getContentAsString()).contains("看不清", "请用原图");
        assertThat(photo("not a picture".getBytes()).getStatus()).isEqualTo(422);
        assertThat(photo(new byte[0]).getStatus()).isEqualTo(400);
        assertThat(
                        file.asked(
                                "select photo_id::text from registry.person where id = ? and photo_id is not null",
                                file.person()))
                .isEmpty();
    }

    @Test
    void a_paper_is_put_in_replaced_and_struck_out_and_every_state_of_it_is_kept()
            throws Exception {
        var first = paper(file.registrar(), "household-register", null);
        var second = paper(file.registrar(), "household-register", first);
        assertThat(put(file.registrar(), "household-register", first).getStatus())
                .as("somebody replaced it before")
                .isEqualTo(409);
        assertThat(strike(second, " ").getStatus()).isEqualTo(400);
        assertThat(strike(second, "扫描不清").getStatus()).isEqualTo(302);
        assertThat(strike(second, "扫描不清").getStatus()).isEqualTo(409);
        assertThat(documents(file.registrar())).contains(first, second);
        assertThat(documents(file.web().themselves("student", file.person())))
                .doesNotContain(first, second);
        assertThat(
                        file.web()
                                .ask(file.registrar(), get(file.page() + "/papers"))
                                .getContentAsString())
                .contains("户口簿", "已作废", "扫描不清", "已被替换");
        assertThat(file.web().ask(file.registrar(), get(file.page())).getContentAsString())
                .as("the file shows what is good")
                .doesNotContain(second);
    }

    @Test
    void only_declared_kinds_are_taken_and_only_within_reach() throws Exception {
        assertThat(put(file.registrar(), "nothing", null).getStatus()).isEqualTo(400);
        assertThat(put(file.registrar(), "medical-certificate", null).getStatus())
                .as("comes with an application")
                .isEqualTo(400);
        var elsewhere = new TestUnits(sql, transaction).school("college");
        var foreign = file.web().staff("registrar", elsewhere.id());
        assertThat(put(foreign, "household-register", null).getStatus()).isEqualTo(404);
        assertThat(
                        put(
                                        file.web().themselves("student", file.person()),
                                        "household-register",
                                        null)
                                .getStatus())
                .isEqualTo(403);
        var mine = paper(file.registrar(), "award", null);
        assertThat(file.web().ask(foreign, get("/files/" + mine)).getStatus()).isEqualTo(404);
        assertThat(
                        file.web()
                                .ask(
                                        file.web().themselves("guardian", UUID.randomUUID()),
                                        get("/files/" + mine))
                                .getStatus())
                .isEqualTo(404);
        assertThat(
                        file.web()
                                .ask(
                                        file.web().themselves("guardian", file.person()),
                                        get("/files/" + mine))
                                .getStatus())
                .isEqualTo(200);
    }

    @Test
    void papers_follow_a_student_into_another_class() throws Exception {
        var mine = paper(file.registrar(), "award", null);
        var teacher = file.web().staff("class-teacher", file.school().secondClass());
        assertThat(file.web().ask(teacher, get("/files/" + mine)).getStatus()).isEqualTo(404);
        Acting.as(
                Actor.system("test"),
                () ->
                        transaction.executeWithoutResult(it ->
                                registry.apply(
                                        StandingChange.of(
                                                        file.enrolment(),
                                                        StatusVerb.CHANGE_CLASS,
                                                        LocalDate.now(clock))
                                                .to(file.school().secondClass(), null))));
        assertThat(file.web().ask(teacher, get("/files/" + mine)).getStatus()).isEqualTo(200);
    }

    String shown() {
        return file.asked("select photo_id::text from registry.person where id = ?", file.person())
                .getFirst();
    }

    MockHttpServletResponse photo(byte[] content) throws Exception {
        return file.web()
                .ask(
                        file.registrar(),
                        multipart(file.page() + "/papers/photo")
                                .file(new MockMultipartFile("file", "a.jpg", null, content)));
    }

    String paper(Actor who, String kind, String replaces) throws Exception {
        var answer = put(who, kind, replaces);
        assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(201);
        return answer.getHeader("Location").replaceAll(".*/", "");
    }

    MockHttpServletResponse put(Actor who, String kind, String replaces) throws Exception {
        var request =
                multipart(file.api() + "/files")
                        .file(
                                new MockMultipartFile(
                                        "file", "页.png", null, picture(300, 400, "png")));
        request.param("kind", kind);
        if (replaces != null) {
            request.param("replaces", replaces);
        }
        return file.web().ask(who, request);
    }

    MockHttpServletResponse strike(String paper, String reason) throws Exception {
        return file.web()
                .ask(
                        file.registrar(),
                        post(file.page() + "/papers/" + paper + "/strike").param("reason", reason));
    }

    List<String> documents(Actor who) throws Exception {
        var answer = file.web().ask(who, get(file.api() + "/files")).getContentAsString();
        return java.util.regex.Pattern.compile("\"id\":\"([^\"]+)\"")
                .matcher(answer)
                .results()
                .map(it -> it.group(1))
                .toList();
    }

    static byte[] picture(int width, int height, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }
}
