package org.matricula.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;

/// The components as a reader meets them: in the light and the dark, at a desk and in the hand,
/// with the strict Content-Security-Policy.
class ExamplesTest {

    static final Window DESK = new Window(1440, 900, ColorScheme.LIGHT);
    static final Window HAND = new Window(390, 844, ColorScheme.LIGHT);

    static ExampleServer server;
    static Chromium chromium;

    @BeforeAll
    static void open() throws IOException {
        server = new ExampleServer();
        var examples = new Examples();
        var chinese = examples.shell(Locale.SIMPLIFIED_CHINESE, true, null);
        var english = examples.shell(Locale.ENGLISH, true, null);
        var told =
                examples.shell(
                        Locale.SIMPLIFIED_CHINESE, true, chinese.text("examples.alert.done"));
        var stranger = examples.shell(Locale.SIMPLIFIED_CHINESE, false, null);
        server.put("/examples", examples.render("page/examples", Map.of("shell", chinese)));
        server.put("/english", examples.render("page/examples", Map.of("shell", english)));
        server.put("/problem", examples.render("page/problem", problem(told)));
        server.put("/stranger", examples.render("page/problem", problem(stranger)));
        server.put("/decisions", "");
        server.refuse("/refused", 422, "<p id=\"refused\">fragment</p>");
        server.refuse("/overtaken", 409, examples.render("page/problem", problem(told)));
        server.put(
                "/figures.json",
                "{\"categories\":[\"A\",\"B\"],\"series\":[{\"name\":\"N\",\"data\":[1,2]}]}");
        chromium = Chromium.open();
    }

    @AfterAll
    static void close() {
        chromium.close();
        server.close();
    }

    static Map<String, Object> problem(Shell shell) {
        var line =
                new Line(
                        null,
                        "leave.times",
                        shell.text("examples.form.error.2"),
                        shell.text("examples.form.error.1.remedy"),
                        shell.text("examples.form.error.2.source"));
        return Map.of(
                "shell",
                shell,
                "status",
                422,
                "title",
                shell.text("page.problem.422"),
                "lines",
                List.of(line));
    }

    @Test
    void every_component_reads_well_in_every_window() {
        for (var window : Window.ALL) {
            reads("examples", window);
        }
        // the same components again: one window each
        reads("english", DESK);
        reads("stranger", new Window(1440, 900, ColorScheme.DARK));
        reads("problem", HAND);
    }

    private void reads(String path, Window window) {
        var page = chromium.page(window, path.equals("english") ? "en" : "zh-CN");
        var complaints = Chromium.complaints(page);
        page.navigate(server.url("/" + path));
        ready(page);
        Chromium.shoot(page, path + "-" + window, true);
        assertThat(complaints).as("%s %s", path, window).isEmpty();
        assertThat(Chromium.barriers(page)).as("%s %s", path, window).isEmpty();
        assertThat(sideways(page)).as("%s %s scrolls sideways", path, window).isZero();
        page.context().close();
    }

    @Test
    void a_question_is_asked_with_its_reason_before_the_form_is_sent() {
        var page = examples(DESK);
        page.locator("#buttons form button").click();
        assertThat(page.locator("#confirm")).isVisible();
        page.locator("#confirm textarea").fill("typed in the wrong file");
        page.locator("#confirm [data-yes]").click();
        page.waitForURL("**/examples#reverse");
        org.assertj.core.api.Assertions.assertThat(server.sent("/examples"))
                .contains("reason=typed+in+the+wrong+file");
        page.context().close();
    }

    @Test
    void escape_leaves_the_question_and_sends_nothing() {
        var page = examples(DESK);
        page.locator("#buttons form button").click();
        page.keyboard().press("Escape");
        assertThat(page.locator("#confirm")).isHidden();
        assertThat(page.locator("#buttons form button")).isFocused();
        page.context().close();
    }

    @Test
    void chosen_rows_open_the_bar_of_acts() {
        var page = examples(DESK);
        page.locator("#cases thead .ck input").check();
        assertThat(page.locator("[data-bulk=cases] [data-count]")).hasText("8");
        page.locator("[data-bulk-clear]").click();
        assertThat(page.locator("[data-bulk=cases]")).isHidden();
        page.context().close();
    }

    @Test
    void the_chosen_rows_are_sent_with_the_act() {
        var page = examples(DESK);
        page.locator("#cases tbody .ck input").nth(1).check();
        page.locator("[data-bulk=cases] .btn.pri").click();
        page.waitForURL("**/decisions");
        org.assertj.core.api.Assertions.assertThat(server.sent("/decisions"))
                .contains("id=2", "decision=approve");
        page.context().close();
    }

    @Test
    void hidden_columns_stay_hidden_after_a_reload() {
        var page = examples(DESK);
        page.locator("[data-columns] summary").click();
        page.locator("[data-colbox=cls]").uncheck();
        page.reload();
        assertThat(page.locator("#cases tbody td[data-col=cls]").first()).isHidden();
        page.context().close();
    }

    @Test
    void keys_reach_the_search_the_help_and_the_rows() {
        var page = examples(DESK);
        page.keyboard().press("j");
        assertThat(page.locator("#cases tbody tr").first().locator(".who")).isFocused();
        page.keyboard().press("x");
        assertThat(page.locator("#cases tbody tr").first().locator(".ck input")).isChecked();
        page.keyboard().press("?");
        assertThat(page.locator("#keys")).isVisible();
        page.keyboard().press("Escape");
        page.keyboard().press("/");
        assertThat(page.locator("#q")).isFocused();
        page.context().close();
    }

    @Test
    void single_keys_can_be_switched_off() {
        var page = examples(DESK);
        page.keyboard().press("?");
        page.locator("[data-keys]").uncheck();
        page.keyboard().press("Escape");
        page.keyboard().press("/");
        assertThat(page.locator("#q")).not().isFocused();
        page.context().close();
    }

    @Test
    void the_chosen_theme_is_kept_and_the_charts_follow() {
        var page = examples(DESK);
        var chart = page.locator("#flow [data-chart]");
        var before = chart.innerHTML();
        page.locator("[data-theme-toggle]").click();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        assertThat(chart.innerHTML()).isNotEqualTo(before);
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.context().close();
    }

    @Test
    void a_chart_draws_figures_from_an_address_and_keeps_its_words() {
        var page = examples(DESK);
        page.evaluate(
                """
                () => {
                  const box = document.createElement('div');
                  Object.assign(box, { id: 'fresh', className: 'chart' });
                  Object.assign(box.dataset, { chart: 'line', chartUrl: '/figures.json' });
                  box.setAttribute('aria-label', 'told');
                  document.querySelector('main').append(box);
                  htmx.process(box);
                  htmx.trigger(box, 'htmx:load', { elt: box.parentElement });
                }
                """);
        assertThat(page.locator("#fresh svg")).isVisible();
        assertThat(page.locator("#fresh")).hasAttribute("aria-label", "told");
        page.context().close();
    }

    @Test
    void a_refused_fragment_takes_the_place_of_what_was_asked_for() {
        var page = asking("/refused");
        assertThat(page.locator("#spot > #refused")).isVisible();
        assertThat(page.locator("#cases")).isVisible();
        page.context().close();
    }

    @Test
    void a_refusal_as_a_whole_page_takes_the_place_of_the_page() {
        var page = asking("/overtaken");
        assertThat(page.locator("#main .sheet h1")).isVisible();
        assertThat(page.locator("#cases")).hasCount(0);
        assertThat(page.locator("#main")).hasCount(1);
        page.context().close();
    }

    @Test
    void lower_rows_are_a_choice_that_is_kept() {
        var page = examples(DESK);
        page.locator("h1").click();
        assertThat(page.locator("html")).hasAttribute("data-density", "");
        page.locator("[data-density-toggle]").click();
        page.reload();
        assertThat(page.locator("html")).hasAttribute("data-density", "compact");
        assertThat(page.locator("[data-density-toggle]")).hasAttribute("aria-pressed", "true");
        page.context().close();
    }

    @Test
    void unsaved_words_are_not_left_without_asking() {
        var page = examples(DESK);
        page.locator("#f-opinion").fill("half a sentence");
        var asked = new java.util.ArrayList<String>();
        page.onDialog(it -> {
            asked.add(it.type());
            it.dismiss();
        });
        // leaves later: the answer to the question must not keep this call waiting
        page.evaluate("() => { setTimeout(() => location.assign('/decisions'), 0); }");
        page.waitForCondition(() -> !asked.isEmpty());
        org.assertj.core.api.Assertions.assertThat(asked).containsExactly("beforeunload");
        assertThat(page.locator("#f-opinion")).hasValue("half a sentence");
        page.context().close();
    }

    @Test
    void a_phone_opens_and_leaves_the_navigation() {
        var page = examples(HAND);
        assertThat(page.locator("#nav")).isHidden();
        page.locator("[data-nav]").click();
        assertThat(page.locator("#nav a").first()).isFocused();
        Chromium.shoot(page, "drawer-" + HAND, false);
        page.keyboard().press("Escape");
        assertThat(page.locator("#nav")).isHidden();
        page.context().close();
    }

    @Test
    void refused_input_takes_the_focus_to_the_summary() {
        var page = examples(DESK);
        assertThat(page.locator(".errors")).isFocused();
        page.locator(".errors a").click();
        assertThat(page.locator("#f-from")).isFocused();
        page.context().close();
    }

    @Test
    void the_token_of_the_session_reaches_htmx_and_forms_unbroken() {
        var page = examples(DESK);
        var token = "token-<of>'the'&page";
        org.assertj.core.api.Assertions.assertThat(
                        page.evaluate(
                                "() => JSON.parse(document.body.getAttribute('hx-headers'))['X-CSRF-TOKEN']"))
                .isEqualTo(token);
        assertThat(page.locator("input[name=_csrf]").first()).hasValue(token);
        page.context().close();
    }

    private static Page examples(Window window) {
        var page = chromium.page(window, "zh-CN");
        page.navigate(server.url("/examples"));
        ready(page);
        return page;
    }

    /// A page on which an htmx button has asked the path.
    private static Page asking(String path) {
        var page = examples(DESK);
        page.evaluate(
                """
                path => {
                  const part = document.createElement('div');
                  part.innerHTML = '<button id="ask" hx-target="#spot">?</button><div id="spot"></div>';
                  part.firstChild.setAttribute('hx-post', path);
                  document.querySelector('main').prepend(part);
                  htmx.process(part);
                }
                """,
                path);
        page.locator("#ask").click();
        return page;
    }

    private static void ready(Page page) {
        page.waitForFunction(
                "() => [...document.querySelectorAll('[data-chart]')].every(it => it.dataset.drawn)");
    }

    private static int sideways(Page page) {
        return (int) page.evaluate("() => document.documentElement.scrollWidth - innerWidth");
    }
}
