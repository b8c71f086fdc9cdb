package org.matricula.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.Assertions;
import org.matricula.browser.Chromium;
import org.matricula.browser.Chromium.Window;
import org.matricula.identity.entry.TestAccounts;
import org.matricula.identity.entry.TestAccounts.Person;

/// People who sit down at the program, each with a browser of their own. Who has signed in once
/// comes back with the same session: the door is tried once a person, not once a page.
final class Visitors {

    static final Window DESK = new Window(1440, 900, ColorScheme.LIGHT);

    /// What differs most: wide and light, narrow and dark.
    private static final List<Window> LOOKS = List.of(DESK, new Window(390, 844, ColorScheme.DARK));

    private final Chromium chromium;
    private final String address;
    private final Map<String, String> sessions = new HashMap<>();

    Visitors(Chromium chromium, String address) {
        this.chromium = chromium;
        this.address = address;
    }

    String address() {
        return address;
    }

    /// Somebody signed in, at their first page.
    Page seated(Person person, Window window) {
        return seated(person.username(), TestAccounts.PASSWORD, window);
    }

    Page seated(String username, String password, Window window) {
        var page = chromium.page(window, "zh-CN", sessions.get(username));
        page.navigate(address + "/");
        if (page.url().contains("/sign-in")) {
            page.locator("input[name=username]").fill(username);
            page.locator("input[name=password]").fill(password);
            page.locator("main button[type=submit]").click();
        }
        assertThat(page.locator("h1")).hasText("我的工作");
        sessions.put(username, page.context().storageState());
        return page;
    }

    void go(Page page, String path) {
        page.navigate(address + path);
        Assertions.assertThat(page.locator("h1").count()).as(path).isPositive();
    }

    /// A page as it is read, without a barrier and without scrolling sideways.
    void look(Person person, String name, String path) {
        var page = seated(person, DESK);
        var complaints = Chromium.complaints(page);
        go(page, path);
        read(page, name);
        Assertions.assertThat(complaints).as(path).isEmpty();
        page.context().close();
    }

    static void read(Page page, String name) {
        var faults = new ArrayList<String>();
        for (var window : LOOKS) {
            Chromium.resize(page, window);
            Chromium.shoot(page, name + "-" + window, true);
            Chromium.barriers(page).forEach(it -> faults.add(window + " " + it));
            if (sideways(page) > 0) {
                faults.add(window + " scrolls sideways");
            }
        }
        Chromium.resize(page, DESK);
        Assertions.assertThat(faults).as(name).isEmpty();
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
