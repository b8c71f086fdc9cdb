package org.matricula.journey;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/// The pictures of the users' guide, taken from the demonstration when asked for: `mvn test
/// -Dtest=GuidePicturesTest -Dmatricula.images=docs/guide/images`; some of them alone with
/// `-Dmatricula.views=archive|attendance`.
@ProgramTest
@ActiveProfiles("demo")
@EnabledIfSystemProperty(named = "matricula.images", matches = ".*guide.*")
class GuidePicturesTest {

    private static final String PASSWORD = "matricula-demo";
    private static final Window DESK = new Window(1280, 800, ColorScheme.LIGHT);
    private static final Window HAND = new Window(390, 780, ColorScheme.LIGHT);

    /// A page of the demonstration as one of its people sees it: the way to it is a path, then what
    /// is clicked there, one after the other.
    private record View(String username, Window window, String path, String... clicks) {}

    private static final Map<String, View> VIEWS = new LinkedHashMap<>();

    private static void view(String name, String username, String path, String... clicks) {
        VIEWS.put(name, new View(username, DESK, path, clicks));
    }

    private static void inHand(String name, String username, String path, String... clicks) {
        VIEWS.put(name, new View(username, HAND, path, clicks));
    }

    static {
        view("roster-import", "registrar", "/imports");
        view("registrations", "registrar", "/students/check");
        view("duplicates", "registrar", "/students/duplicates");
        view("students", "registrar", "/students");
        view("student-file", "registrar", "/students", "main tbody a.who >> nth=0");
        view("queue", "department-registrar", "/tasks");
        view("decision", "department-registrar", "/tasks", "#tasks tbody a.who >> nth=0");
        view("apply", "counsellor", "/apply");
        view("cases", "registrar", "/cases");
        inHand("apply-phone", "student", "/apply");
        view("deputies", "registrar", "/deputies");
        view("headcount", "registrar", "/statistics/headcount?by=grade&by=sex");
        view("policies", "registrar", "/policies");
        view("exceptions", "registrar", "/exceptions");
        view("batches", "registrar", "/admissions");
        view("batch", "registrar", "/admissions", "main tbody a.who:has-text('补录')");
        view(
                "prospectus",
                "registrar",
                "/admissions",
                "main tbody a.who:has-text('单独招生')",
                "summary:has-text('更多')",
                "a[href$='/prospectus']");
        view(
                "recheck",
                "registrar",
                "/admissions",
                "main tbody a.who:has-text('补录')",
                "summary:has-text('更多')",
                "a[href$='/recheck']");
        view("collection", "registrar", "/collections", "main tbody a.who >> nth=0");
        view("photo-session", "registrar", "/photo-sessions", "main tbody a.who >> nth=0");
        view("photo-rules", "administrator", "/photo-profiles");
        view("entry-review", "registrar", "/admissions/review");
        view("graduate-check", "registrar", "/graduate-checks", "#campaigns tbody a.who >> nth=0");
        view(
                "graduate-photos",
                "registrar",
                "/graduate-checks",
                "#campaigns tbody a.who >> nth=0",
                "a[href^='/graduate-photos/']");
        view(
                "graduate-sitting",
                "registrar",
                "/graduate-checks",
                "#campaigns tbody a.who >> nth=0",
                "a[href^='/graduate-photos/']",
                "#sittings tbody a.who >> nth=0");
        view(
                "graduate-register",
                "registrar",
                "/graduate-checks",
                "#campaigns tbody a.who >> nth=0",
                "a[href^='/graduate-registers/']");
        inHand("graduate-own", "student", "/own-graduation");
        view("certificates", "registrar", "/certificates");
        view("matters", "registrar", "/matters");
        view("process-map", "registrar", "/process-map");
        view("work-calendar", "registrar", "/duties");
        inHand("process-map-phone", "student", "/process-map");
        view("programme", "registrar", "/programmes", "main tbody a >> nth=0");
        view("course-registration", "registrar", "/teaching-tasks", "main tbody a >> nth=0");
        view("attendance", "counsellor", "/attendance");
        view("appraisal", "class-teacher", "/conduct");
        view("archive", "archive-keeper", "/archives");
        view("student-helper", "security-officer", "/accounts", "main tbody a >> nth=0");
        view(
                "not-reported",
                "registrar",
                "/admissions",
                "main tbody a.who:has-text('补录')",
                "summary:has-text('更多')",
                "a[href$='/absent']");
        inHand("entrance", "student", "/entrance", "main a[href^='/entrance/'] >> nth=0");
        view("withdrawal", "registrar", "/cases?kind=withdrawal", "main tbody a.who >> nth=0");
        view(
                "automatic-withdrawal",
                "registrar",
                "/cases?kind=automatic-withdrawal",
                "main tbody a.who >> nth=0");
        view("aid-list", "registrar", "/reports");
        view("announcements", "registrar", "/announcements");
        view("archive-lending", "archive-keeper", "/archives/loans");
        view("archive-places", "archive-keeper", "/archives/places");
        view("archive-shipments", "archive-keeper", "/archives/shipments");
        view("archive-handover", "class-teacher", "/archives/handovers");
        view("archive-disposal", "archive-keeper", "/archives/disposals");
        view("archive-packages", "archive-keeper", "/archives/packages");
        view("charts", "registrar", "/statistics/charts");
        view("class-overview", "counsellor", "/students/concerns");
        view("clearance", "registrar", "/clearance");
        view("compare-two-days", "registrar", "/statistics/changes");
        view("course-evaluation", "academic-office-head", "/evaluations");
        view("electives", "registrar", "/electives");
        view("equivalent-courses", "registrar", "/equivalences");
        view("exam-bars", "registrar", "/exam-bars");
        view("exchange-clients", "academic-office-head", "/exchange/clients");
        view("feedback", "registrar", "/feedback");
        view("graduation-application", "point-reviewer", "/graduation-applications");
        view("graduation-audit", "registrar", "/graduation/rounds");
        view("individual-help", "counsellor", "/measures");
        view("interviews", "counsellor", "/interviews");
        view("make-rosters", "registrar", "/students/class-roster");
        view("oneroster-package", "registrar", "/exchange/oneroster");
        view("open-university", "point-reviewer", "/open-university");
        view("oversight", "academic-office-head", "/oversight");
        view("overview", "registrar", "/overview");
        view("paper-words", "registrar", "/documents/templates");
        view("platform-lists", "registrar", "/exchange/platform-lists");
        view("platform-withdrawal", "point-reviewer", "/platform-withdrawals");
        view("consignment", "point-reviewer", "/consignments");
        view("practice", "registrar", "/practices");
        view("publications", "registrar", "/publications");
        view("recognition", "registrar", "/recognitions");
        view("rules-in-sight", "registrar", "/rules");
        view("saved-reports", "registrar", "/saved-reports");
        view("selections", "registrar", "/selections");
        view("survey-results", "registrar", "/surveys");
        view("teaching-offices", "academic-office-head", "/teaching-offices");
        view("teaching-quality", "academic-office-head", "/teaching-quality");
        view("teaching-tasks-import", "registrar", "/teaching-tasks/import");
        view("unified-exams", "point-reviewer", "/unified-exams");
        view("verify-documents", "registrar", "/verify");
        view("webhooks", "academic-office-head", "/exchange/hooks");
        view("yearly-reports", "registrar", "/reports/tables");
        inHand("own-window", "student", "/");
        inHand("digital-credential", "student", "/own-credentials");
        inHand("proof-of-enrolment", "student", "/own-proofs");
        inHand("exam-deferral", "student", "/own-courses");
        inHand("grade-recheck", "student", "/own-grades");
        begun("repeat-or-skip", "class-teacher", "repeat-year");
        begun("deferred-admission", "counsellor", "deferred-admission");
        begun("study-away", "counsellor", "study-away");
        begun("missing-and-death", "counsellor", "missing-report");
        begun("extension-and-class", "counsellor", "study-extension");
    }

    /// The form of a kind, begun for the last student of the list.
    private static void begun(String name, String username, String kind) {
        view(
                name,
                username,
                "/students?status=01",
                "main tbody tr:last-child a.who",
                "a.btn[href^='/apply?student=']",
                "form:has(input[value='" + kind + "']) button");
    }

    @LocalServerPort int port;

    @Test
    void each_job_of_the_guide_has_its_picture() {
        try (var chromium = Chromium.open()) {
            var visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
            var seated = new LinkedHashMap<String, Page>();
            var wanted = System.getProperty("matricula.views", ".*");
            VIEWS.forEach((name, it) -> {
                if (!name.matches(wanted)) {
                    return;
                }
                var page =
                        seated.computeIfAbsent(
                                it.username() + it.window(),
                                key -> visitors.seated(it.username(), PASSWORD, it.window()));
                visitors.go(page, it.path());
                for (var click : it.clicks()) {
                    page.locator(click).first().click();
                }
                page.waitForLoadState();
                page.waitForFunction(
                        "() => [...document.querySelectorAll('[data-chart]')].every(it =>"
                                + " it.dataset.drawn)");
                Chromium.picture(page, name);
            });
        }
    }
}
