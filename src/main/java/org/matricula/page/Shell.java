package org.matricula.page;

import gg.jte.Content;
import gg.jte.support.LocalizationSupport;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;

/// What surrounds a page: its words in the reader's language, who is signed in, where they can go.
/// Templates take it as `shell`.
///
/// @param path the path asked for, which marks the current menu entry
/// @param person the signed-in person's name, null before sign-in
/// @param post the acting post as words: role and unit
/// @param term the academic term and week as words
/// @param formats in what forms a paper may be had beside its PDF
/// @param grounds what the institution's own rules say of a reason
/// @param doors whether whoever reads may enter where an address leads
public record Shell(
        MessageSource messages,
        Locale locale,
        String path,
        @Nullable String person,
        @Nullable String post,
        @Nullable String term,
        List<MenuEntry> menu,
        long unread,
        String csrfHeader,
        String csrfParameter,
        String csrfToken,
        @Nullable String flash,
        Set<String> formats,
        RefusalGrounds grounds,
        Predicate<String> doors)
        implements LocalizationSupport {

    public Shell {
        menu = List.copyOf(menu);
        formats = Set.copyOf(formats);
    }

    @Override
    public String lookup(String key) {
        return messages.getMessage(key, null, locale);
    }

    /// The message in the reader's language, its arguments escaped as HTML needs.
    public Content t(String key, Object... args) {
        return localize(key, args);
    }

    /// The message as plain text, for attributes such as `aria-label`.
    public String text(String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    public boolean has(String key) {
        return !messages.getMessage(key, null, "", locale).isEmpty();
    }

    /// The `lang` attribute of the document.
    public String lang() {
        return locale.getLanguage().equals("en") ? "en" : "zh-CN";
    }

    public List<MenuGroup> groups() {
        return MenuGroup.of(menu);
    }

    /// Whether the page shown lies under this entry and under no closer one.
    public boolean current(MenuEntry entry) {
        return under(entry)
                && menu.stream()
                        .filter(this::under)
                        .noneMatch(it -> it.href().length() > entry.href().length());
    }

    /// The page as its help knows it: up to where the address names a person or a thing, which is
    /// nobody's business in a link.
    public String helpPath() {
        var shown = path.replaceFirst("/[^/]*\\d.*", "");
        return shown.isEmpty() ? "/" : shown;
    }

    /// Whether the navigation offers this page, so that a way back never ends at a closed door.
    public boolean offers(String href) {
        return menu.stream().anyMatch(it -> it.href().equals(href));
    }

    /// Whether the reader's role may enter where this address leads, so that no link ends at a
    /// closed door; whose rows are seen there is the database's business.
    public boolean opens(String href) {
        return doors.test(href);
    }

    private boolean under(MenuEntry entry) {
        var href = entry.href();
        return path.equals(href) || (!href.equals("/") && path.startsWith(href + "/"));
    }

    /// The first character of the person's name, which may lie beyond the basic plane.
    public String initial() {
        return person == null || person.isEmpty()
                ? ""
                : person.substring(0, person.offsetByCodePoints(0, 1));
    }

    /// The `hx-headers` of the document: htmx sends the CSRF token with every request.
    public @Nullable String csrfHeaders() {
        return csrfHeader.isEmpty() ? null : "{\"" + csrfHeader + "\":\"" + csrfToken + "\"}";
    }
}
