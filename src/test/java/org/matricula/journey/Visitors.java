package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;

import org.assertj.core.api.Assertions;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.TestAccounts.Person;

import java.util.List;

/// People who sit down at the program, each with a browser of their own.
record Visitors(Chromium chromium, String address) {

    static final Window DESK = new Window(1440, 900, ColorScheme.LIGHT);

    /// Somebody signed in, at their first page.
    Page seated(Person person, Window window) {
        return seated(person.username(), TestAccounts.PASSWORD, window);
    }

    Page seated(String username, String password, Window window) {
        var page = chromium.page(window, "zh-CN");
        page.navigate(address + "/sign-in");
        page.locator("input[name=username]").fill(username);
        page.locator("input[name=password]").fill(password);
        page.locator("main button[type=submit]").click();
        assertThat(page.locator("h1")).hasText("我的工作");
        return page;
    }

    void go(Page page, String path) {
        page.navigate(address + path);
        Assertions.assertThat(page.locator("h1").count()).as(path).isPositive();
    }

    /// Each window's picture of a page, without a barrier and without scrolling sideways.
    void look(Person person, String name, String path) {
        for (var window : Window.ALL) {
            var page = seated(person, window);
            var complaints = Chromium.complaints(page);
            go(page, path);
            Chromium.shoot(page, name + "-" + window, true);
            Assertions.assertThat(complaints).as("%s %s", path, window).isEmpty();
            Assertions.assertThat(Chromium.barriers(page)).as("%s %s", path, window).isEmpty();
            Assertions.assertThat(sideways(page))
                    .as("%s %s scrolls sideways", path, window)
                    .isZero();
            page.context().close();
        }
    }

    static int sideways(Page page) {
        return ((Number)
                        page.evaluate(
                                "() => document.documentElement.scrollWidth -"
                                        + " document.documentElement.clientWidth"))
                .intValue();
    }

    static List<String> texts(Page page, String selector) {
        return page.locator(selector).allInnerTexts();
    }
}
