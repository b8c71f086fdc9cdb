package org.matricula.page;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// Pages rendered without the program around them.
final class Examples {

    private static final List<MenuEntry> MENU =
            List.of(
                    new MenuEntry("", "examples.menu.inbox", "inbox", "/examples", 28L),
                    new MenuEntry("", "examples.menu.history", "history", "/history", null),
                    new MenuEntry(
                            "page.group.registry",
                            "examples.menu.students",
                            "users",
                            "/students",
                            null),
                    new MenuEntry(
                            "page.group.registry",
                            "examples.menu.changes",
                            "file-pen-line",
                            "/changes",
                            12L),
                    new MenuEntry(
                            "page.group.output",
                            "examples.menu.papers",
                            "printer",
                            "/papers",
                            null),
                    new MenuEntry(
                            "page.group.output",
                            "examples.menu.counts",
                            "chart-column",
                            "/counts",
                            null),
                    new MenuEntry(
                            "page.group.administration",
                            "examples.menu.units",
                            "network",
                            "/units",
                            null),
                    new MenuEntry(
                            "page.group.administration",
                            "examples.menu.settings",
                            "settings",
                            "/settings",
                            null));

    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(
                    null,
                    ContentType.Html,
                    Examples.class.getClassLoader(),
                    "gg.jte.generated.precompiled");
    private final MessageSource messages = words();

    Shell shell(Locale locale, boolean signedIn, @Nullable String flash) {
        var words =
                new Shell(
                        messages,
                        locale,
                        "/examples",
                        null,
                        null,
                        null,
                        List.of(),
                        0,
                        "",
                        "",
                        "",
                        null,
                        java.util.Set.of(),
                        (code, on) -> List.of(),
                        _ -> true);
        return new Shell(
                messages,
                locale,
                "/examples",
                signedIn ? words.text("examples.person") : null,
                signedIn ? words.text("examples.post") : null,
                signedIn ? words.text("examples.term") : null,
                signedIn ? MENU : List.of(),
                signedIn ? 3 : 0,
                "X-CSRF-TOKEN",
                "_csrf",
                "token-<of>'the'&page",
                flash,
                java.util.Set.of(),
                (code, on) -> List.of(),
                _ -> true);
    }

    String render(String template, Map<String, Object> parameters) {
        var output = new StringOutput();
        templates.render(template + ".jte", parameters, output);
        return output.toString();
    }

    private static MessageSource words() {
        try {
            return new Words().messageSource();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
