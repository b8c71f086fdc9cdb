package org.matricula.portal;

import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Finder;
import org.matricula.page.Found;
import org.matricula.page.MenuEntry;
import org.matricula.page.Menus;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The pages of the reader's own menu, by part of their name.
@Component
class PageFinder implements Finder {

    private final Menus menus;
    private final MessageSource messages;

    PageFinder(Menus menus, MessageSource messages) {
        this.menus = menus;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 900;
    }

    @Override
    public List<Found> find(Actor actor, String words, int most, Locale locale) {
        var sought = words.toLowerCase(Locale.ROOT);
        return menus.of(actor).stream()
                .filter(it -> label(it, locale).toLowerCase(Locale.ROOT).contains(sought))
                .limit(most)
                .map(it ->
                        new Found(
                                "portal.find.pages", it.icon(), label(it, locale), null, it.href()))
                .toList();
    }

    private String label(MenuEntry entry, Locale locale) {
        return messages.getMessage(entry.label(), null, locale);
    }
}
