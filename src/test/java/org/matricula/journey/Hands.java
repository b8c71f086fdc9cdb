package org.matricula.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.FilePayload;
import java.time.LocalDate;

/// Somebody who has no mouse: whatever they do, they do by keys, and they see where they are.
record Hands(Page page) {

    private static final int FAR = 150;
    private static final int PATIENCE = 15_000;

    private static final String SEEN =
            """
            () => {
              const it = document.activeElement;
              const drawn = style => style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
              return [getComputedStyle(it), getComputedStyle(it, '::after')].some(drawn);
            }
            """;

    /// Tabs on until the focus is on what the selector names.
    Hands reach(String selector) {
        for (var steps = 0; steps < FAR; steps++) {
            if (at(selector)) {
                assertThat(page.evaluate(SEEN)).as("%s shows its focus", selector).isEqualTo(true);
                return this;
            }
            page.keyboard().press("Tab");
        }
        throw new AssertionError("no key leads to " + selector + " at " + page.url());
    }

    Hands type(String text) {
        page.keyboard().type(text);
        return this;
    }

    Hands press(String... keys) {
        for (var it : keys) {
            page.keyboard().press(it);
        }
        return this;
    }

    /// Presses Enter where the focus is, and waits for the page it leads to.
    Hands follow() {
        page.waitForNavigation(() -> press("Enter"));
        return this;
    }

    /// Types a day into the three parts of a date field, in the order Debian's Chromium shows them
    /// without a window: month, day, year.
    Hands day(LocalDate day) {
        return type(
                "%02d%02d%04d".formatted(day.getMonthValue(), day.getDayOfMonth(), day.getYear()));
    }

    /// Goes down the options until the one wanted is chosen.
    Hands choose(String value) {
        for (var steps = 0; steps < FAR; steps++) {
            if (value.equals(page.evaluate("() => document.activeElement.value"))) {
                return this;
            }
            press("ArrowDown");
        }
        throw new AssertionError("no option " + value);
    }

    Hands attach(FilePayload file) {
        for (var presses = 1; ; presses++) {
            try {
                var chooser =
                        page.waitForFileChooser(
                                new Page.WaitForFileChooserOptions().setTimeout(PATIENCE),
                                () -> press("Space"));
                chooser.setFiles(file);
                return this;
            } catch (TimeoutError nothing) {
                // a busy machine's browser loses a key now and then; so does a person, and presses
                // again
                if (presses == 4) {
                    throw nothing;
                }
            }
        }
    }

    private boolean at(String selector) {
        return (boolean)
                page.evaluate("it => document.activeElement?.matches(it) ?? false", selector);
    }
}
