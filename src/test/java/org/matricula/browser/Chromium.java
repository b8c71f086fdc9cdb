package org.matricula.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The machine's own Chromium, without a download, driven for a test.
public final class Chromium implements AutoCloseable {

    /// A window as wide as a desk's or a hand's, in the light or the dark.
    public record Window(int width, int height, ColorScheme theme) {

        public static final List<Window> ALL =
                List.of(
                        new Window(1440, 900, ColorScheme.LIGHT),
                        new Window(1440, 900, ColorScheme.DARK),
                        new Window(390, 844, ColorScheme.LIGHT),
                        new Window(390, 844, ColorScheme.DARK));

        @Override
        public String toString() {
            return theme.name().toLowerCase(java.util.Locale.ROOT) + "-" + width;
        }
    }

    private static final List<String> RULES =
            List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");

    /// Milliseconds until what a page should show is held never to come: other tests run beside it.
    private static final double PATIENCE = 20_000;

    private final Playwright playwright;
    private Browser browser;

    /// A camera that shows a test picture, and whoever sits there allows its use.
    private static final List<String> CAMERA =
            List.of("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream");

    private final List<String> more;

    private Chromium(Playwright playwright, List<String> more) {
        this.playwright = playwright;
        this.more = more;
        this.browser = launch();
    }

    /// One serves all tests of a process, one after the other, and ends with it. The browsers
    /// don't: one that many had used could no longer draw.
    private static @Nullable Playwright driver;

    public static Chromium open() {
        return open(List.of());
    }

    public static Chromium withCamera() {
        return open(CAMERA);
    }

    private static synchronized Chromium open(List<String> more) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE);
        if (driver == null) {
            driver =
                    Playwright.create(
                            new Playwright.CreateOptions()
                                    .setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        }
        return new Chromium(driver, more);
    }

    /// The one without a window of its own where it is installed: the whole browser draws its frame
    /// around every page anew, which took longer than the pages.
    private static Path executable() {
        var told = System.getenv("MATRICULA_CHROMIUM");
        return told != null
                ? Path.of(told)
                : Stream.of("/usr/bin/chromium-headless-shell", "/usr/bin/chromium")
                        .map(Path::of)
                        .filter(Files::isExecutable)
                        .findFirst()
                        .orElse(Path.of("/usr/bin/chromium"));
    }

    private Browser launch() {
        var args =
                new ArrayList<>(
                        List.of(
                                "--no-sandbox",
                                "--lang=zh-CN",
                                "--disable-gpu",
                                "--disable-dev-shm-usage",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync"));
        args.addAll(more);
        var options = new BrowserType.LaunchOptions().setExecutablePath(executable()).setArgs(args);
        return playwright.chromium().launch(options);
    }

    /// A fresh page of a reader of the given language, without anything remembered; in another
    /// browser where the last one died, so that one test's end is not the end of all after it.
    public Page page(Window window, String language) {
        return page(window, language, null);
    }

    /// The same with the cookies of an earlier page, where there was one.
    public Page page(Window window, String language, @Nullable String cookies) {
        if (!browser.isConnected()) {
            browser = launch();
        }
        var options =
                new Browser.NewContextOptions()
                        .setViewportSize(window.width(), window.height())
                        .setColorScheme(window.theme())
                        .setDeviceScaleFactor(window.width() < 800 ? 2 : 1)
                        .setLocale(language);
        if (cookies != null) {
            options.setStorageState(cookies);
        }
        return browser.newContext(options).newPage();
    }

    /// Keeps what the page complains about, refused styles and scripts among it.
    public static List<String> complaints(Page page) {
        var complaints = new ArrayList<String>();
        page.onConsoleMessage(it -> {
            if (List.of("error", "warning").contains(it.type())) {
                complaints.add(it.text());
            }
        });
        page.onPageError(complaints::add);
        page.onResponse(it -> {
            if (it.status() >= 400) {
                complaints.add(it.status() + " " + it.url());
            }
        });
        return complaints;
    }

    /// The page as another window shows it, without loading it again.
    public static void resize(Page page, Window window) {
        page.setViewportSize(window.width(), window.height());
        page.evaluate(
                """
                theme => {
                  document.documentElement.dataset.theme = theme;
                  document.dispatchEvent(new Event('themechange'));
                }
                """,
                window.theme().name().toLowerCase(java.util.Locale.ROOT));
    }

    /// What stands in the way of readers with a disability: rule and place.
    ///
    /// @param rules the only ones asked; none for all of WCAG 2.2 AA and best practice
    public static List<String> barriers(Page page, String... rules) {
        var axe = new AxeBuilder(page);
        return found(rules.length == 0 ? axe.withTags(RULES) : axe.withRules(List.of(rules)));
    }

    private static List<String> found(AxeBuilder axe) {
        return axe.analyze().getViolations().stream()
                .flatMap(rule ->
                        rule.getNodes().stream()
                                .map(it ->
                                        rule.getId() + " " + it.getTarget() + " " + it.getHtml()))
                .toList();
    }

    /// The same but for contrast, which is the components' and takes longest to measure.
    public static List<String> barriersButContrast(Page page) {
        return found(new AxeBuilder(page).withTags(RULES).disableRules(List.of("color-contrast")));
    }

    public static void shoot(Page page, String name, boolean whole) {
        if (whole) {
            page.evaluate("() => scrollTo(0, 0)");
        }
        page.screenshot(
                new Page.ScreenshotOptions()
                        .setPath(Path.of("target/screenshots/" + name + ".png"))
                        .setFullPage(whole));
    }

    /// A picture for the users' guide, as the window shows it: kept in the folder that
    /// `-Dmatricula.images=docs/guide/images` names, else among the screenshots.
    public static void picture(Page page, String name) {
        var folder = Path.of(System.getProperty("matricula.images", "target/screenshots"));
        page.screenshot(new Page.ScreenshotOptions().setPath(folder.resolve(name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
    }
}
