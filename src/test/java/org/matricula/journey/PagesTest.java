package org.matricula.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.change.TestCases;
import org.matricula.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

/// Every page that a role can walk to from its first one: no barrier (WCAG 2.2 AA), no scrolling
/// sideways, no complaint of the browser, no message key instead of words; at a desk and in the
/// hand, in the light and the dark. A page that several roles reach is looked at once.
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagesTest {

    private static final Pattern KEY =
            Pattern.compile("(?<![\\w./@-])[a-z]+(-[a-z]+)*(\\.[a-z]+(-[a-z]+)*)+(?![\\w/@-])");
    private static final Set<String> FILES = Set.of("png", "jpg", "pdf", "xlsx", "csv", "zip");

    /// What a machine reads: no page.
    private static final List<String> NO_PAGES = List.of("/api/", "/files/");

    /// A walk that finds fewer has lost its way.
    private static final int PAGES_AT_LEAST = 25;

    @Autowired ApplicationContext context;
    @Autowired TestCases cases;
    @LocalServerPort int port;

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    RequestMappingHandlerMapping mapping;

    Chromium chromium;
    Visitors visitors;
    PeopledCollege college;
    List<PathPattern> patterns;

    @BeforeAll
    void open() {
        chromium = Chromium.open();
        visitors = new Visitors(chromium, "http://127.0.0.1:" + port);
        college = PeopledCollege.open(context, cases);
        patterns =
                mapping.getHandlerMethods().keySet().stream()
                        .filter(it ->
                                it.getMethodsCondition().getMethods().contains(RequestMethod.GET))
                        .flatMap(it -> it.getPathPatternsCondition().getPatterns().stream())
                        .sorted()
                        .toList();
    }

    @AfterAll
    void close() {
        chromium.close();
    }

    @Test
    void no_page_of_any_role_has_a_barrier_in_any_window() {
        var all = new SoftAssertions();
        var seen = new HashSet<String>();
        for (var role : Role.values()) {
            var page = visitors.seated(college.somebody(role), Visitors.DESK);
            seen.remove("/");
            walk(page, role.code(), seen, all);
            page.context().close();
        }
        all.assertAll();
        assertThat(seen).hasSizeGreaterThan(PAGES_AT_LEAST);
    }

    private void walk(Page page, String role, Set<String> seen, SoftAssertions all) {
        var complaints = Chromium.complaints(page);
        var ahead = new ArrayDeque<>(List.of("/"));
        while (!ahead.isEmpty()) {
            var path = ahead.removeFirst();
            var place = place(path);
            if (place.isEmpty() || !seen.add(place) || !opened(page, path)) {
                continue;
            }
            drawn(page);
            ahead.addAll(links(page));
            var as = role + " at " + path;
            all.assertThat(complaints).as("%s: complaints", as).isEmpty();
            all.assertThat(keys(page)).as("%s: keys in place of words", as).isEmpty();
            look(page, as, all);
            complaints.clear();
        }
    }

    /// Everything at the desk in the light; what changes with width and colour in the others.
    private void look(Page page, String as, SoftAssertions all) {
        all.assertThat(Chromium.barriers(page)).as("%s: barriers", as).isEmpty();
        for (var window : Window.ALL) {
            Chromium.resize(page, window);
            var where = as + " " + window;
            all.assertThat(Visitors.sideways(page)).as("%s scrolls sideways", where).isZero();
            all.assertThat(Chromium.barriers(page, "color-contrast", "target-size"))
                    .as("%s: barriers", where)
                    .isEmpty();
        }
        Chromium.resize(page, Visitors.DESK);
    }

    /// The handler an address leads to, which stands for all addresses of its kind; blank for none.
    private String place(String path) {
        var bare = path.split("[?#]")[0];
        if (NO_PAGES.stream().anyMatch(bare::startsWith)) {
            return "";
        }
        var container = PathContainer.parsePath(bare);
        return patterns.stream()
                .filter(it -> it.matches(container))
                .findFirst()
                .map(PathPattern::getPatternString)
                .orElse("");
    }

    private boolean opened(Page page, String path) {
        try {
            page.navigate(visitors.address() + path);
            return page.locator("h1").count() > 0;
        } catch (PlaywrightException download) {
            if (download.getMessage().contains("Download is starting")
                    || download.getMessage().contains("ERR_ABORTED")) {
                return false;
            }
            throw download;
        }
    }

    private static void drawn(Page page) {
        page.waitForFunction(
                "() => [...document.querySelectorAll('[data-chart]')].every(it => it.dataset.drawn)");
    }

    @SuppressWarnings("unchecked")
    private static List<String> links(Page page) {
        var links =
                (List<String>)
                        page.evaluate(
                                "() => [...document.querySelectorAll('a[href^=\"/\"]:not([download])')].map(it => it.getAttribute('href'))");
        return links.stream().distinct().collect(Collectors.toList());
    }

    private static Set<String> keys(Page page) {
        return KEY.matcher(page.locator("body").innerText())
                .results()
                .map(it -> it.group())
                .filter(it -> !FILES.contains(it.substring(it.lastIndexOf('.') + 1)))
                .filter(it -> !page.locator("code").allInnerTexts().contains(it))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
