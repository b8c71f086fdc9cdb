package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.matricula.ProgramTest;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ActiveProfiles;

/// The pictures of the README, taken from the demonstration when asked for: `mvn test
/// -Dtest=PicturesTest -Dmatricula.images=docs/images`.
@ProgramTest
@ActiveProfiles("demo")
@EnabledIfSystemProperty(named = "matricula.images", matches = ".+")
class PicturesTest {

    private static final String PASSWORD = "matricula-demo";

    private static final Map<String, Window> WINDOWS =
            Map.of(
                    "", Visitors.DESK,
                    "-dark", new Window(1440, 900, ColorScheme.DARK),
                    "-phone", new Window(390, 844, ColorScheme.LIGHT),
                    "-phone-dark", new Window(390, 844, ColorScheme.DARK));

    private static final Map<String, String> PAGES =
            Map.of(
                    "home", "/",
                    "students", "/students",
                    "headcount", "/statistics/headcount?by=grade&by=sex",
                    "processes", "/processes?education=college");

    private final Path folder = Path.of(System.getProperty("matricula.images", "target/images"));

    @LocalServerPort int port;

    @Test
    void the_main_pages_are_pictured_light_and_dark_at_the_desk_and_in_the_hand() {
        try (var chromium = Chromium.open()) {
            var visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
            WINDOWS.forEach((end, window) -> {
                var page = visitors.seated("registrar", PASSWORD, window);
                PAGES.forEach((name, path) -> {
                    visitors.go(page, path);
                    picture(page, name + end);
                });
                visitors.go(page, "/cases");
                page.locator("main tbody a.who").first().click();
                assertThat(page.locator("#case")).isVisible();
                picture(page, "case" + end);
                page.context().close();
            });
        }
    }

    private void picture(Page page, String name) {
        page.waitForFunction(
                "() => [...document.querySelectorAll('[data-chart]')].every(it => it.dataset.drawn)");
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }
}
