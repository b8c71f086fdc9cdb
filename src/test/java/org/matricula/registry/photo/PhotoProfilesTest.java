package org.matricula.registry.photo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.matricula.ProgramTest;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refusal;
import org.matricula.organisation.TestUnits;
import org.matricula.page.Problems;
import org.matricula.registry.PhotoCheck;
import org.matricula.registry.PhotoProfile;
import org.matricula.registry.PhotoProfiles;
import org.matricula.registry.WebSteps;
import org.matricula.workflow.AtOnce;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

/// 照片要求 are data: those of the bodies hold to the byte, and a school keeps its own beside them.
@ProgramTest
class PhotoProfilesTest {

    @Autowired MockMvc mvc;
    @Autowired JdbcClient sql;
    @Autowired TestAdmissions admissions;
    @Autowired PhotoProfiles profiles;
    @Autowired Problems problems;

    WebSteps web;
    TestUnits.School school;
    Actor administrator;

    @BeforeEach
    void aCollege() {
        web = new WebSteps(mvc, sql);
        school = admissions.units().school("college");
        administrator = web.staff("administrator", school.id());
    }

    @Test
    void the_profile_of_each_body_holds_to_the_byte_and_to_the_pixel_and_says_what_to_do()
            throws IOException {
        var built = profiles.list(null);
        assertThat(built.stream().map(it -> it.leastBytes() / 1024 + "–" + it.mostBytes() / 1024))
                .contains("20–40", "30–60", "0–40", "20–100", "0–10240", "100–2048");
        for (var it : built) {
            var picture = portrait(it.leastWidth(), it.leastHeight());
            var least = Math.max(it.leastBytes(), picture.length);
            assertThat(codes(padded(picture, least), it)).as(it.name()).isEmpty();
            assertThat(codes(padded(picture, it.mostBytes()), it)).as(it.name()).isEmpty();
            assertThat(codes(padded(picture, it.mostBytes() + 1), it))
                    .as(it.name())
                    .containsExactly("photo.bytes");
            if (it.leastBytes() > picture.length) {
                assertThat(codes(padded(picture, it.leastBytes() - 1), it))
                        .as(it.name())
                        .containsExactly("photo.bytes");
            }
            var narrow = portrait(it.leastWidth() - 1, it.leastHeight());
            var small = padded(narrow, Math.max(narrow.length, least));
            assertThat(codes(small, it)).as(it.name()).containsExactly("photo.size");
            var large = portrait(it.leastWidth(), it.mostHeight() + 1);
            assertThat(codes(large, it)).as(it.name()).contains("photo.size");
            for (var fault : PhotoCheck.check(small, it)) {
                assertThat(problems.line(fault, Locale.SIMPLIFIED_CHINESE).message())
                        .contains(String.valueOf(it.leastWidth()));
            }
        }
    }

    @Test
    void every_fault_has_words_and_a_remedy_in_both_languages() {
        for (var code :
                List.of(
                        "bytes",
                        "unreadable",
                        "format",
                        "size",
                        "ratio",
                        "landscape",
                        "border",
                        "blurred",
                        "uneven",
                        "portrait",
                        "background.white",
                        "background.blue",
                        "background.red")) {
            for (var locale : List.of(Locale.SIMPLIFIED_CHINESE, Locale.ENGLISH)) {
                var line = problems.line(Refusal.rule("photo." + code, "1", "2", "3"), locale);
                assertThat(line.remedy()).as(code).isNotBlank();
                assertThat(line.message())
                        .as(code)
                        .doesNotContain("{")
                        .isNotEqualTo("photo." + code);
            }
        }
        assertThat(problems.line(Refusal.rule("photo.border"), Locale.SIMPLIFIED_CHINESE).message())
                .isEqualTo("照片有白边。");
    }

    @Test
    void an_administrator_keeps_the_schools_own_and_sessions_offer_it() throws Exception {
        var page = page(administrator, "/photo-profiles");
        assertThat(page).contains("20–40", "30–60", "教毕指〔2017〕99号", "奥鹏", "各单位通用");
        assertThat(keep(administrator, "", "本校证件照", "30", "60").getStatus()).isEqualTo(302);
        page = page(administrator, "/photo-profiles");
        assertThat(page).contains("本校证件照", "本校设置", "王设置：上级来文");
        assertThat(page(web.staff("registrar", school.id()), "/photo-sessions")).contains("本校证件照");
        var first = own();
        assertThat(keep(administrator, first, "本校证件照", "30", "80").getStatus()).isEqualTo(302);
        assertThat(own()).as("the old one is kept for its sessions").isNotEqualTo(first);
        assertThat(profiles.get(UUID.fromString(first)).mostBytes()).isEqualTo(60 * 1024);
        assertThat(profiles.get(UUID.fromString(own())).mostBytes()).isEqualTo(80 * 1024);
        assertThat(keep(administrator, first, "本校证件照二", "30", "90").getStatus())
                .as("somebody else had changed it")
                .isEqualTo(409);
        assertThat(
                        admissions.told(
                                "select (before ->> 'kb') || ' ' || (after ->> 'kb') || ' ' || reason from"
                                        + " audit.entry where action = 'photo.profile' and subject = ?",
                                "photo-profile:" + own()))
                .isEqualTo("30–60 30–80 上级来文");
        var elsewhere = web.staff("registrar", admissions.units().school("college").id());
        assertThat(page(elsewhere, "/photo-sessions")).doesNotContain("本校证件照");
        var drop = "/photo-profiles/" + school.id() + "/" + own() + "/drop";
        assertThat(web.ask(administrator, post(drop)).getStatus()).as("why?").isEqualTo(400);
        assertThat(web.ask(administrator, post(drop).param("why", "不再使用")).getStatus())
                .isEqualTo(302);
        assertThat(page(administrator, "/photo-profiles")).doesNotContain("本校证件照");
    }

    @Test
    void what_no_picture_could_meet_is_refused_and_the_bodies_own_are_not_changed()
            throws Exception {
        var bad =
                web.ask(
                        administrator,
                        post("/photo-profiles/" + school.id())
                                .param("leastWidth", "480")
                                .param("mostWidth", "300")
                                .param("leastHeight", "640")
                                .param("mostHeight", "640")
                                .param("ratio", "3")
                                .param("leastKb", "60")
                                .param("mostKb", "30")
                                .param("leastSharp", "0"));
        assertThat(bad.getStatus()).isEqualTo(400);
        assertThat(bad.getContentAsString())
                .contains("请填写名称", "至少选一种格式", "像素的最小值", "宽高比", "大小的最小值", "1 至 1000", "请写明理由");
        assertThat(keep(administrator, "", "奥鹏学生照片 480×640 浅蓝底 30–60 KB", "30", "60").getStatus())
                .as("the name is taken")
                .isEqualTo(400);
        var built =
                admissions.told(
                        "select id::text from registry.photo_profile where name like '奥鹏%'");
        assertThat(keep(administrator, built, "x", "1", "2").getStatus()).isEqualTo(404);
        var registrar = web.staff("department-registrar", school.firstClass());
        assertThat(keep(registrar, "", "本系", "1", "2").getStatus()).isEqualTo(403);
        assertThat(page(registrar, "/photo-profiles")).doesNotContain("照此新增");
        var elsewhere = web.staff("administrator", admissions.units().school("college").id());
        assertThat(keep(elsewhere, "", "别校", "1", "2").getStatus()).isEqualTo(404);
        // two who add the same name at once
        assertThat(
                        AtOnce.all(
                                () -> keep(administrator, "", "同名", "1", "2").getStatus(),
                                () -> keep(administrator, "", "同名", "3", "4").getStatus()))
                .containsOnlyOnce(302);
    }

    private MockHttpServletResponse keep(
            Actor who, String replaces, String name, String leastKb, String mostKb)
            throws Exception {
        return web.ask(
                who,
                post("/photo-profiles/" + school.id())
                        .param("replaces", replaces)
                        .param("name", name)
                        .param("type", "image/jpeg")
                        .param("leastWidth", "480")
                        .param("mostWidth", "480")
                        .param("leastHeight", "640")
                        .param("mostHeight", "640")
                        .param("ratio", "0.75")
                        .param("leastKb", leastKb)
                        .param("mostKb", mostKb)
                        .param("background", "blue")
                        .param("portrait", "true")
                        .param("why", "上级来文"));
    }

    private String own() {
        return admissions.told(
                "select id::text from registry.photo_profile where institution_id = ? and"
                        + " dropped_at is null",
                school.id());
    }

    private String page(Actor who, String path) throws Exception {
        return web.ask(who, get(path)).getContentAsString();
    }

    private static List<String> codes(byte[] content, PhotoProfile profile) {
        return PhotoCheck.check(content, profile).stream().map(Refusal::code).toList();
    }

    /// The same picture, heavier: readers stop at its end.
    private static byte[] padded(byte[] picture, int bytes) {
        return Arrays.copyOf(picture, bytes);
    }

    private static byte[] portrait(int width, int height) throws IOException {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var pen = image.createGraphics();
        pen.setColor(new Color(60, 120, 220));
        pen.fillRect(0, 0, width, height);
        pen.setColor(new Color(220, 180, 150));
        pen.fillOval(width / 4, height / 4, width / 2, height / 2);
        pen.setColor(Color.DARK_GRAY);
        pen.fillOval(width * 2 / 5, height * 2 / 5, width / 20, height / 30);
        pen.fillOval(width * 11 / 20, height * 2 / 5, width / 20, height / 30);
        pen.dispose();
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, "jpeg", out);
        return out.toByteArray();
    }
}
