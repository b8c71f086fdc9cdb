package org.matricula.page;

import java.util.Comparator;
import java.util.List;
import org.matricula.kernel.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// The navigation of whoever acts, put together from what the modules contribute.
@Component
public class Menus {

    private final ObjectProvider<Menu> menus;
    private final ObjectProvider<MenuView> views;

    Menus(ObjectProvider<Menu> menus, ObjectProvider<MenuView> views) {
        this.menus = menus;
        this.views = views;
    }

    public List<MenuEntry> of(Actor actor) {
        var entries =
                menus.stream()
                        .sorted(Comparator.comparingInt(Menu::order))
                        .flatMap(it -> it.entries(actor).stream())
                        .toList();
        for (var view : views.orderedStream().toList()) {
            entries = view.shown(actor, entries);
        }
        return entries;
    }
}
