package org.matricula.enrolment.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.PhotoCheck;
import org.matricula.registry.PhotoProfile;
import org.matricula.registry.TestStudents;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

/// 图像采集: every one of the list has their picture before the session closes.
@ProgramTest
class PhotoSessionTest {

    static final PhotoProfile BLUE =
            new PhotoProfile(
                    UUID.randomUUID(),
                    "蓝底",
                    List.of("image/jpeg"),
                    480,
                    480,
                    640,
                    640,
                    new BigDecimal("0.75"),
                    1,
                    40960,
                    "blue",
                    24,
                    true,
                    true,
                    null,
                    false);

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TransactionTemplate transaction;
    @Autowired Intake intake;
    @Autowired TestAdmissions admissions;

    WebSteps web;
    TestUnits.School school;
    Actor registrar;
    List<String> numbers;

    @BeforeEach
    void aClassOfTwo() {
        web = new WebSteps(mvc, sql);
        school = admissions.units().school("school");
        registrar = web.staff("registrar", school.id());
        var students = new TestStudents(intake, transaction, sql);
        students.enrolled(
                TestStudents.documented(
                        TestStudents.newcomer("林一诺", school.firstClass(), LocalDate.of(2025, 9, 1)),
                        "1",
                        document()),
                school.id());
        students.enrolled(school.id(), school.firstClass(), LocalDate.of(2025, 9, 1));
        numbers =
                admissions.all(
                        "select student_number from registry.student where institution_id = ? order"
                                + " by student_number",
                        school.id());
    }

    String document() {
        if (document == null) {
            document = TestAdmissions.someone(school.firstClass()).documentNumber();
        }
        return document;
    }

    String document;

    @Test
    void pictures_find_their_students_by_number_and_by_document_and_tell_whom_they_do_not_fit()
            throws Exception {
        var session = session();
        var page = upload(session, file(numbers.getLast(), 480, 640), file("99999999", 480, 640));
        assertThat(page.getContentAsString()).contains("对不上人", "99999999");
        assertThat(admissions.all(absent(), session)).hasSize(1);
        assertThat(web.ask(registrar, post("/photo-sessions/" + session + "/close")).getStatus())
                .as("somebody is absent")
                .isEqualTo(422);
        upload(session, file(document(), 480, 640));
        assertThat(admissions.all(absent(), session)).isEmpty();
        assertThat(
                        admissions.all(
                                """
                                select p.id::text from registry.person p join enrolment.photo_sitter x on x.person_id = p.id
                                 where x.session_id = ? and p.photo_id = x.file_id
                                """,
                                session))
                .as("their file shows it")
                .hasSize(2);
        assertThat(web.ask(registrar, post("/photo-sessions/" + session + "/close")).getStatus())
                .isEqualTo(302);
        assertThat(upload(session, file(numbers.getLast(), 480, 640)).getStatus()).isEqualTo(409);
    }

    @Test
    void a_document_number_that_fits_nobody_is_not_repeated() throws Exception {
        var session = session();
        var stranger = TestAdmissions.someone(school.firstClass()).documentNumber();
        assertThat(upload(session, file(stranger, 480, 640)).getContentAsString())
                .doesNotContain(stranger)
                .contains(stranger.substring(14));
    }

    @Test
    void whoever_need_not_come_is_taken_off_with_a_reason_and_the_paper_is_kept() throws Exception {
        var session = session();
        upload(session, file(numbers.getLast(), 480, 640));
        var absent = admissions.all(absent(), session).getFirst();
        var path = "/photo-sessions/" + session + "/sitters/" + absent + "/dismiss";
        assertThat(web.ask(registrar, post(path)).getStatus()).isEqualTo(400);
        assertThat(web.ask(registrar, post(path).param("reason", "已转学")).getStatus())
                .isEqualTo(302);
        assertThat(web.ask(registrar, post("/photo-sessions/" + session + "/close")).getStatus())
                .isEqualTo(302);
        var scan = new MockMultipartFile("scan", "核对单.png", "image/png", png(600, 800));
        web.ask(
                registrar,
                multipart("/photo-sessions/" + session + "/paper")
                        .file(scan)
                        .param("shelf", "B-2-7"));
        assertThat(web.ask(registrar, get("/photo-sessions/" + session)).getContentAsString())
                .contains("B-2-7", "扫描件");
    }

    @Test
    void a_department_sees_its_own_sitters_and_cannot_close_over_the_absent_of_another()
            throws Exception {
        var session = session();
        new TestStudents(intake, transaction, sql)
                .enrolled(school.id(), school.secondClass(), LocalDate.of(2025, 9, 1));
        var whole = session();
        var own = web.staff("department-registrar", school.firstClass());
        assertThat(web.ask(own, get("/photo-sessions/" + whole)).getStatus()).isEqualTo(200);
        var strange = web.staff("registrar", admissions.units().school("school").id());
        assertThat(web.ask(strange, get("/photo-sessions/" + session)).getStatus()).isEqualTo(404);
        for (var number : numbers) {
            upload(whole, file(number, 480, 640));
        }
        assertThat(web.ask(own, post("/photo-sessions/" + whole + "/close")).getStatus())
                .as("the other class still has somebody absent")
                .isEqualTo(422);
    }

    @Test
    void every_fault_of_a_picture_is_told_at_once() throws Exception {
        assertThat(codes(jpeg(480, 640, new Color(60, 120, 220)))).isEmpty();
        assertThat(codes(jpeg(480, 640, Color.WHITE))).containsExactly("photo.background.blue");
        assertThat(codes(jpeg(400, 400, Color.WHITE)))
                .containsExactly("photo.size", "photo.ratio", "photo.background.blue");
        assertThat(codes(png(480, 640))).contains("photo.format");
        assertThat(codes("no picture".getBytes())).containsExactly("photo.unreadable");
    }

    @Test
    void an_uneven_background_and_an_empty_middle_are_told_and_a_person_may_vouch()
            throws Exception {
        var blue = new Color(60, 120, 220);
        var shaded =
                picture(
                        480,
                        640,
                        blue,
                        pen -> {
                            pen.setPaint(
                                    new GradientPaint(0, 0, blue, 60, 0, new Color(10, 30, 90)));
                            pen.fillRect(0, 0, 60, 80);
                        });
        assertThat(codes(shaded)).contains("photo.uneven");
        assertThat(PhotoCheck.check(shaded, BLUE).getFirst().args()).contains("24");
        var empty =
                picture(
                        480,
                        640,
                        blue,
                        pen -> {
                            pen.setColor(blue);
                            pen.fillRect(0, 0, 480, 640);
                        });
        assertThat(codes(empty)).containsExactly("photo.portrait");
        assertThat(PhotoCheck.check(empty, BLUE, true)).isEmpty();
        var aside =
                picture(
                        480,
                        640,
                        blue,
                        pen -> {
                            pen.setColor(blue);
                            pen.fillRect(0, 0, 480, 640);
                            pen.setColor(new Color(120, 80, 60));
                            pen.fillOval(0, 160, 220, 300);
                        });
        assertThat(codes(aside)).as("beside the middle").containsExactly("photo.portrait");
        for (var skin : List.of(new Color(245, 215, 195), new Color(95, 60, 45))) {
            var face =
                    picture(
                            480,
                            640,
                            blue,
                            pen -> {
                                pen.setColor(skin);
                                pen.fillOval(120, 160, 240, 320);
                            });
            assertThat(codes(face)).as("fair and dark").isEmpty();
        }
    }

    @Test
    void newcomers_are_photographed_before_they_are_enrolled_and_bring_the_photo_along()
            throws Exception {
        var batch = admissions.batch(school);
        var two = admissions.candidates(batch, school.firstClass(), 2);
        var session = session("batch", batch.toString());
        assertThat(admissions.all(absent(), session)).hasSize(2);
        var number =
                admissions.told(
                        "select candidate_number from enrolment.candidate where id = ?",
                        two.getFirst());
        upload(session, file(number, 480, 640));
        assertThat(admissions.all(absent(), session)).hasSize(1);
        upload(
                session,
                file(
                        admissions.told(
                                "select notice_number from enrolment.candidate where id = ?",
                                two.getLast()),
                        480,
                        640));
        assertThat(admissions.all(absent(), session)).isEmpty();
        var report = post("/admissions/desk/" + two.getFirst()).param("fee", "paid");
        admissions
                .all("select id::text from enrolment.material where institution_id is null")
                .forEach(it -> report.param("seen", it));
        web.ask(registrar, report);
        admissions.changed(
                "update enrolment.candidate set state = 'REVIEWED' where id = ?", two.getFirst());
        assertThat(
                        web.ask(
                                        registrar,
                                        post("/admissions/candidates/" + two.getFirst() + "/enrol"))
                                .getStatus())
                .isEqualTo(302);
        assertThat(
                        admissions.all(
                                """
                                select (f.person_id = p.id and f.scope_pos = c.scope_pos and x.enrolment_id = c.enrolment_id)::text
                                  from enrolment.candidate c join registry.person p on p.id = c.person_id
                                  join attachment.file f on f.id = p.photo_id
                                  join enrolment.photo_sitter x on x.candidate_id = c.id
                                 where c.id = ? and p.photo_id = c.photo_id
                                """,
                                two.getFirst()))
                .as("their file shows it, and they sit as a student")
                .containsExactly("true");
        assertThat(web.ask(registrar, get("/photo-sessions/" + session)).getStatus())
                .isEqualTo(200);
        assertThat(web.ask(registrar, post("/photo-sessions/" + session + "/close")).getStatus())
                .isEqualTo(302);
    }

    @Test
    void classes_have_their_time_and_place_one_at_a_time_and_are_called_by_student_number()
            throws Exception {
        new TestStudents(intake, transaction, sql)
                .enrolled(school.id(), school.secondClass(), LocalDate.of(2025, 9, 1));
        var session = session();
        var first = school.firstClass();
        assertThat(slot(registrar, session, first, "2026-09-10", "09:00", "摄影室").getStatus())
                .isEqualTo(302);
        var clash = slot(registrar, session, school.secondClass(), "2026-09-10", "09:00", "摄影室");
        assertThat(clash.getStatus()).isEqualTo(422);
        assertThat(clash.getContentAsString()).contains("09:00", "摄影室", "请换一个时间或地点");
        assertThat(slot(registrar, session, school.secondClass(), "", "09:00", "摄影室").getStatus())
                .as("a time without its day")
                .isEqualTo(400);
        assertThat(
                        slot(registrar, session, school.secondClass(), "2026-09-10", "09:30", "摄影室")
                                .getStatus())
                .isEqualTo(302);
        assertThat(slot(registrar, session, first, "2026-09-10", "09:00", "摄影室").getStatus())
                .as("its own again")
                .isEqualTo(302);
        assertThat(slot(registrar, session, school.grade(), "2026-09-10", "10:00", "x").getStatus())
                .as("no class of this session")
                .isEqualTo(404);
        var own = web.staff("department-registrar", first);
        assertThat(slot(own, session, school.secondClass(), "2026-09-11", "09:00", "x").getStatus())
                .as("not theirs")
                .isEqualTo(404);
        var page = web.ask(registrar, get("/photo-sessions/" + session)).getContentAsString();
        assertThat(page.indexOf("09:00")).isBetween(0, page.indexOf("09:30"));
        var list =
                web.ask(
                                registrar,
                                get("/photo-sessions/" + session)
                                        .param("list", "all")
                                        .param("unit", first.toString()))
                        .getContentAsString();
        assertThat(list.indexOf(numbers.getFirst()))
                .as("by student number")
                .isBetween(0, list.indexOf(numbers.getLast()));
        assertThat(
                        admissions.told(
                                "select (after ->> 'place') from audit.entry where action ="
                                        + " 'photo.schedule' and subject = ? limit 1",
                                "photo-session:" + session))
                .isEqualTo("摄影室");
        // two who give the same place away at once
        assertThat(
                        AtOnce.all(
                                () ->
                                        slot(registrar, session, first, "2026-09-12", "08:00", "A")
                                                .getStatus(),
                                () ->
                                        slot(
                                                        registrar,
                                                        session,
                                                        school.secondClass(),
                                                        "2026-09-12",
                                                        "08:00",
                                                        "A")
                                                .getStatus()))
                .containsExactlyInAnyOrder(302, 422);
    }

    @Test
    void of_two_who_close_at_once_one_does_and_no_picture_comes_after() throws Exception {
        for (var i = 0; i < 3; i++) {
            var session = session();
            for (var number : numbers) {
                upload(session, file(number, 480, 640));
            }
            var again = file(numbers.getFirst(), 480, 640);
            var answers =
                    AtOnce.all(
                            () ->
                                    web.ask(
                                                    registrar,
                                                    post("/photo-sessions/" + session + "/close"))
                                            .getStatus(),
                            () ->
                                    web.ask(
                                                    registrar,
                                                    post("/photo-sessions/" + session + "/close"))
                                            .getStatus(),
                            () -> upload(session, again).getStatus());
            assertThat(answers.subList(0, 2)).containsExactlyInAnyOrder(302, 409);
            assertThat(answers.getLast()).isIn(200, 409);
            assertThat(
                            admissions.all(
                                    """
                                    select x.id::text from enrolment.photo_sitter x
                                      join enrolment.photo_session s on s.id = x.session_id
                                     where s.id = ? and x.taken_at > s.closed_at
                                    """,
                                    session))
                    .isEmpty();
            assertThat(
                            admissions.told(
                                    "select count(*)::text from audit.entry where action ="
                                            + " 'photo.close' and subject = ?",
                                    "photo-session:" + session))
                    .isEqualTo("1");
        }
    }

    private MockHttpServletResponse slot(
            Actor who, UUID session, UUID unit, String on, String at, String place)
            throws Exception {
        return web.ask(
                who,
                post("/photo-sessions/" + session + "/slots/" + unit)
                        .param("heldOn", on)
                        .param("atTime", at)
                        .param("place", place));
    }

    private static List<String> codes(byte[] content) {
        return PhotoCheck.check(content, BLUE).stream().map(Refusal::code).toList();
    }

    private UUID session(String... more) throws Exception {
        var profile =
                admissions.told(
                        "select id::text from registry.photo_profile where name like '校内%'");
        var request =
                post("/photo-sessions")
                        .param("unit", school.id().toString())
                        .param("profile", profile)
                        .param("name", "新生采集")
                        .param("purpose", "entry");
        for (var i = 0; i < more.length; i += 2) {
            request.param(more[i], more[i + 1]);
        }
        var opened = web.ask(registrar, request);
        assertThat(opened.getStatus()).isEqualTo(302);
        return UUID.fromString(
                opened.getRedirectedUrl()
                        .substring(opened.getRedirectedUrl().lastIndexOf('/') + 1));
    }

    private MockHttpServletResponse upload(UUID session, MockMultipartFile... files)
            throws Exception {
        var request = multipart("/photo-sessions/" + session + "/pictures");
        for (var it : files) {
            request.file(it);
        }
        return web.ask(registrar, request);
    }

    private static String absent() {
        return "select id::text from enrolment.photo_sitter where session_id = ? and"
                + " file_id is null";
    }

    private static MockMultipartFile file(String number, int width, int height) throws IOException {
        return new MockMultipartFile(
                "file", number + ".jpg", "image/jpeg", jpeg(width, height, Color.BLUE));
    }

    private static byte[] jpeg(int width, int height, Color background) throws IOException {
        return image(width, height, background, "jpeg");
    }

    private static byte[] png(int width, int height) throws IOException {
        return image(width, height, new Color(60, 120, 220), "png");
    }

    private static byte[] picture(int width, int height, Color background, Consumer<Graphics2D> on)
            throws IOException {
        var image = ImageIO.read(new ByteArrayInputStream(jpeg(width, height, background)));
        var pen = image.createGraphics();
        on.accept(pen);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }

    private static byte[] image(int width, int height, Color background, String format)
            throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(background);
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(220, 180, 150));
        pen.fillOval(width / 4, height / 4, width / 2, height / 2);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }
}
