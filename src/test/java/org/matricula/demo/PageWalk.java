package org.matricula.demo;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/// Goes wherever links lead from somebody's first page, once to each kind of page, and notes what
/// stands in a reader's way there at a desk, and whether it fits into a hand. How components look
/// in light and dark is seen in `ExamplesTest`.
final class PageWalk {

    private static final Window DESK = new Window(1440, 900, ColorScheme.LIGHT);
    private static final Window HAND = new Window(390, 844, ColorScheme.LIGHT);

    private final Chromium chromium;
    private final String address;
    private final List<PathPattern> pages;
    private final Set<String> seen = new HashSet<>();
    private final Map<String, List<String>> barriers = new LinkedHashMap<>();

    /// @param pages the paths that answer with a page, as the program maps them
    PageWalk(Chromium chromium, String address, List<String> pages) {
        this.chromium = chromium;
        this.address = address;
        this.pages = pages.stream().map(PathPatternParser.defaultInstance::parse).toList();
    }

    /// What was found, by the kind of page.
    Map<String, List<String>> barriers() {
        return barriers;
    }

    /// The kinds of page that nobody's links have led to.
    List<String> unseen() {
        return pages.stream()
                .map(PathPattern::getPatternString)
                .filter(it -> !seen.contains(it))
                .toList();
    }

    /// Somebody who has not signed in.
    void asStranger() {
        var page = chromium.page(DESK, "zh-CN");
        page.navigate(address + "/sign-in");
        follow(page, "nobody");
    }

    void as(String username, String password) {
        var page = chromium.page(DESK, "zh-CN");
        page.navigate(address + "/sign-in");
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(password);
        page.locator("main button[type=submit]").click();
        assertThat(page.locator("#nav")).isVisible();
        follow(page, username);
    }

    private void follow(Page page, String who) {
        var complaints = Chromium.complaints(page);
        var ahead = new ArrayDeque<>(links(page));
        ahead.addFirst(URI.create(page.url()).getPath());
        while (!ahead.isEmpty()) {
            var path = ahead.poll();
            var kind = kind(path);
            if (kind.isEmpty() || !seen.add(kind.get())) {
                continue;
            }
            complaints.clear();
            page.navigate(address + path);
            var found = look(page);
            found.addAll(complaints);
            if (!found.isEmpty()) {
                barriers.put(who + " " + path, found);
            }
            ahead.addAll(links(page));
        }
        page.context().close();
    }

    private static List<String> look(Page page) {
        var found = new ArrayList<>(Chromium.barriersButContrast(page));
        sideways(page).ifPresent(found::add);
        page.setViewportSize(HAND.width(), HAND.height());
        sideways(page).ifPresent(it -> found.add("in the hand it " + it));
        page.setViewportSize(DESK.width(), DESK.height());
        return found;
    }

    private static Optional<String> sideways(Page page) {
        var over =
                ((Number)
                                page.evaluate(
                                        "() => document.documentElement.scrollWidth -"
                                                + " document.documentElement.clientWidth"))
                        .intValue();
        return over > 0 ? Optional.of("scrolls sideways by " + over) : Optional.empty();
    }

    private static List<String> links(Page page) {
        @SuppressWarnings("unchecked")
        var links =
                (List<String>)
                        page.evaluate(
                                """
                                () => [...document.querySelectorAll('a[href^="/"]:not([download])')]
                                  .map(it => it.getAttribute('href').split('#')[0])
                                """);
        return links;
    }

    private Optional<String> kind(String path) {
        var container = PathContainer.parsePath(path.split("\\?")[0]);
        return pages.stream()
                .filter(it -> it.matches(container))
                .min(PathPattern.SPECIFICITY_COMPARATOR)
                .map(PathPattern::getPatternString);
    }
}
