package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.enrolment.admission.TestAdmissions;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.TestAccounts.Person;
import org.matricula.organisation.TestUnits;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// Photos by the computer's own camera: at the desk by keys alone, in a session by number, checked
/// like those that are uploaded, and by upload where there is no camera.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class CameraJourneyTest {

    @Autowired ApplicationContext context;
    @Autowired TestAdmissions admissions;
    @LocalServerPort int port;

    Chromium chromium;
    Visitors visitors;
    TestUnits.School school;
    Person registrar;

    @BeforeAll
    void open() {
        chromium = Chromium.withCamera();
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        school = admissions.units().school("school");
        registrar = TestAccounts.of(context).holding("registrar", school.id());
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void a_newcomer_is_photographed_at_the_desk_by_three_keys() {
        var batch = batch();
        var two = admissions.candidates(batch, school.grade(), 2);
        var page = visitors.seated(registrar, Visitors.DESK);
        var complaints = Chromium.complaints(page);
        visitors.go(page, "/admissions/desk");
        for (var it : two) {
            var hands = new Hands(page);
            hands.type(told("candidate_number", it)).follow();
            assertThat(page.locator("[data-desk] .btn.pri")).isFocused();
            hands.press("0", "j", "z", "c");
            assertThat(page.locator("[data-camera-shoot]")).isFocused();
            page.waitForFunction("() => document.querySelector('.camera video').videoWidth > 0");
            if (it.equals(two.getFirst())) {
                Chromium.picture(page, "desk-camera");
                assertThat(Chromium.barriersButContrast(page)).isEmpty();
            }
            hands.press("Space");
            assertThat(page.locator("[data-desk] .btn.pri")).isFocused();
            assertThat(page.locator(".camera canvas")).isVisible();
            hands.follow();
            assertThat(page.locator(".alert.jade")).containsText("已入学");
        }
        assertThat(complaints).isEmpty();
        assertThat(
                        admissions.all(
                                """
                                select f.media_type from enrolment.candidate c
                                  join attachment.file f on f.id = c.photo_id where c.batch_id = ?
                                """,
                                batch))
                .containsExactly("image/jpeg", "image/jpeg");
        page.context().close();
    }

    @Test
    void in_a_session_the_picture_is_made_to_size_and_checked_like_an_uploaded_one() {
        var batch = batch();
        var one = admissions.candidate(batch, school);
        var page = visitors.seated(registrar, Visitors.DESK);
        visitors.go(page, "/photo-sessions");
        var session = session(page, batch);
        visitors.go(page, session);
        var hands = new Hands(page);
        hands.press("c");
        assertThat(page.locator("[data-camera-shoot]")).isFocused();
        page.waitForFunction("() => document.querySelector('.camera video').videoWidth > 0");
        hands.press("Space");
        // whose is it?
        assertThat(page.locator("#f-number")).isFocused();
        page.keyboard().type(told("candidate_number", one));
        hands.press("Enter");
        assertThat(page.locator("[data-camera-shoot]")).isFocused();
        hands.press("Space");
        assertThat(page.locator("[data-shots] .btn.pri")).isFocused();
        assertThat(size(page)).as("as the profile asks").isEqualTo("480x640");
        hands.follow();
        // the test picture is no portrait upon the background that is asked: refused, with the
        // reasons
        assertThat(page.locator("#results-title")).isVisible();
        assertThat(page.locator("main")).containsText("背景");
        assertThat(told("coalesce(photo_id::text, 'none')", one)).isEqualTo("none");
        assertThat(page.locator("#f-number")).isFocused();
        page.context().close();
    }

    @Test
    void no_other_page_may_use_the_camera_and_without_one_the_upload_is_left() {
        var batch = batch();
        var one = admissions.candidate(batch, school);
        var page = visitors.seated(registrar, Visitors.DESK);
        assertThat(policy(page, "/students")).contains("camera=()");
        assertThat(policy(page, "/photo-sessions")).contains("camera=()");
        assertThat(policy(page, "/admissions/desk")).contains("camera=()");
        assertThat(policy(page, "/admissions/desk/" + one)).contains("camera=(self)");
        page.context().close();
        try (var blind = Chromium.open()) {
            var without = new Visitors(blind, "http://127.0.0.1:" + port);
            var other = without.seated(registrar, Visitors.DESK);
            without.go(other, "/admissions/desk/" + one);
            new Hands(other).press("c");
            assertThat(other.locator(".camera [role=status]")).containsText("请改为上传照片");
            assertThat(other.locator("#f-photo")).isFocused();
            other.context().close();
        }
    }

    private UUID batch() {
        return admissions.batch(
                school, admissions.today().minusDays(1), admissions.today().plusDays(3), List.of());
    }

    private String session(Page page, UUID batch) {
        page.locator("select[name=batch]").selectOption(batch.toString());
        page.locator("input[name=name]").fill("新生采集");
        page.locator("select[name=profile]")
                .selectOption(
                        admissions
                                .all(
                                        "select id::text from registry.photo_profile where background <> 'any'"
                                                + " and least_bytes = 1 and least_width = 480 and ratio = 0.75 and 1 = ? limit 1",
                                        1)
                                .getFirst());
        page.locator("main form[action='/photo-sessions'] .btn.pri").click();
        page.waitForURL("**/photo-sessions/*-*");
        return page.url().substring(page.url().indexOf("/photo-sessions"));
    }

    private static String size(Page page) {
        return (String)
                page.evaluate(
                        "async () => { const it = await createImageBitmap(document.getElementById('f-shot').files[0]);"
                                + " return it.width + 'x' + it.height; }");
    }

    private String policy(Page page, String path) {
        var answer = page.navigate(visitors.address() + path);
        return answer.headers().get("permissions-policy");
    }

    private String told(String column, UUID candidate) {
        return admissions.told(
                "select " + column + " from enrolment.candidate where id = ?", candidate);
    }
}
