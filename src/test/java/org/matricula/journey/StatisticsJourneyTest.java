package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.time.LocalDate;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.change.TestCases;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.registry.StatusVerb;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;

/// From a number to its students, and the charts with their files, in a browser.
@ProgramTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatisticsJourneyTest {

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @Autowired Registry registry;
    @LocalServerPort int port;

    Chromium chromium;
    Visitors visitors;
    JourneyCollege college;
    LocalDate entry;

    @BeforeAll
    void two_students_one_on_leave() {
        chromium = Chromium.open();
        college = JourneyCollege.open(context);
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        entry = cases.today().minusMonths(15).withDayOfMonth(1);
        var first = cases.students().enrolled(college.institution(), college.firstClass(), entry);
        cases.students().enrolled(college.institution(), college.firstClass(), entry);
        college.system(() ->
                registry.apply(
                        StandingChange.of(
                                first, StatusVerb.GRANT_LEAVE, cases.today().minusMonths(1))));
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    private static final java.util.regex.Pattern STUDENTS =
            java.util.regex.Pattern.compile("^/statistics/[a-z/]+/students\\?.+");

    private static final java.util.regex.Pattern LIST =
            java.util.regex.Pattern.compile(".*/students\\?.+");
    private static final Chromium.Window PHONE =
            new Chromium.Window(390, 844, com.microsoft.playwright.options.ColorScheme.LIGHT);

    /// Where on the window a mark is drawn: in the middle of a bar, a dot or a stream.
    private static final String MARK =
            """
            async () => {
              const box = document.querySelector('[data-chart]');
              const chart = echarts.getInstanceByDom(box);
              const flow = box.dataset.chart === 'sankey';
              const place = () => {
                for (const series of chart.getModel().getSeries()) {
                  const data = series.getData(flow ? 'edge' : undefined);
                  for (let i = 0; i < data.count(); i++) {
                    const mark = data.getItemGraphicEl(i);
                    if (!mark || !flow && !Math.abs([series.getRawValue(i)].flat().pop())) continue;
                    const shape = (mark.childAt ? mark.childAt(0) : mark);
                    const rect = shape.getBoundingRect();
                    if (rect.width < 2 && rect.height < 2 && !flow && box.dataset.chart !== 'line') continue;
                    let [x, y] = flow
                      ? [(shape.shape.x1 + shape.shape.x2) / 2, (shape.shape.y1 + shape.shape.y2 + shape.shape.extent) / 2]
                      : [rect.x + rect.width / 2, rect.y + rect.height / 2];
                    const m = shape.getComputedTransform() || [1, 0, 0, 1, 0, 0];
                    [x, y] = [m[0] * x + m[2] * y + m[4], m[1] * x + m[3] * y + m[5]];
                    const page = box.getBoundingClientRect();
                    return { x: page.left + x, y: page.top + y };
                  }
                }
                return null;
              };
              // fitted to the window after it was drawn, and streams flow in behind an edge that hides
              // what lies beyond it: it stands when nothing has moved for a while
              let at = place();
              for (let still = 0; still < 6; ) {
                await new Promise(later => setTimeout(later, 60));
                const now = place();
                still = chart.getZr().animation.isFinished() && JSON.stringify(now) === JSON.stringify(at) ? still + 1 : 0;
                at = now;
              }
              return at;
            }\
            """;

    @Test
    void a_number_leads_to_its_students_and_a_chart_can_be_taken_along() throws IOException {
        var page =
                visitors.seated(college.officer("registrar", college.institution()), Visitors.DESK);
        var complaints = Chromium.complaints(page);
        visitors.go(page, "/statistics/headcount");
        page.locator("#by-first").selectOption("class");
        page.locator("#by-second").selectOption("status");
        page.locator("details.fold:not(#page-help) summary").click();
        page.locator("select[name=sex]").selectOption("2");
        page.locator("form.bar button[type=submit]").click();
        assertThat(page.locator("#numbers tbody tr")).hasCount(1);
        assertThat(page.locator(".chips")).containsText("女");
        Visitors.read(page, "statistics-cross");
        page.locator("#numbers tbody td a").first().click();
        assertThat(page.locator("table.list tbody tr")).hasCount(1);

        visitors.go(page, "/statistics/changes?by=status&from=" + entry.plusDays(3));
        assertThat(page.locator("#reasons tbody tr")).hasCount(1);
        Visitors.read(page, "statistics-changes");

        for (var kind : new String[] {"pyramid", "flow", "origin", "trend", "cohort"}) {
            visitors.go(page, "/statistics/charts/" + kind);
            page.waitForFunction("() => document.querySelector('[data-chart]').dataset.drawn");
            Visitors.read(page, "statistics-" + kind);
            var counted = page.locator("#numbers tbody td a").first();
            assertThat(counted).hasAttribute("href", STUDENTS);
        }
        for (var kind : new String[] {"pyramid", "flow", "trend", "cohort"}) {
            for (var window : new Chromium.Window[] {Visitors.DESK, PHONE}) {
                Chromium.resize(page, window);
                visitors.go(page, "/statistics/charts/" + kind);
                page.waitForFunction("() => document.querySelector('[data-chart]').dataset.drawn");
                press(page);
                assertThat(page).hasURL(LIST);
                assertThat(page.locator("table.list tbody tr").first()).isVisible();
            }
        }
        Chromium.resize(page, Visitors.DESK);
        visitors.go(page, "/statistics/charts/cohort");
        page.waitForFunction("() => document.querySelector('[data-chart]').dataset.drawn");
        page.locator("[data-chart-patterns]").click();
        assertThat(page.locator("[data-chart-patterns]")).hasAttribute("aria-pressed", "true");
        Assertions.assertThat(saved(page, "svg")).startsWith("<svg");
        Assertions.assertThat(saved(page, "png")).contains("PNG");
        Assertions.assertThat(complaints).isEmpty();
        page.context().close();
    }

    /// Presses the first mark of the chart that counts anybody, as a hand would.
    private static void press(Page page) {
        page.locator("[data-chart]").scrollIntoViewIfNeeded();
        var at = (java.util.Map<?, ?>) page.evaluate(MARK);
        page.mouse().click(number(at.get("x")), number(at.get("y")));
    }

    private static double number(Object it) {
        return ((Number) it).doubleValue();
    }

    private static String saved(Page page, String kind) throws IOException {
        var file =
                page.waitForDownload(() -> page.locator("[data-chart-save=" + kind + "]").click());
        Assertions.assertThat(file.suggestedFilename()).endsWith("." + kind);
        return new String(
                Files.readAllBytes(file.path()), java.nio.charset.StandardCharsets.ISO_8859_1);
    }
}
