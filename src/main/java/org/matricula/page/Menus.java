package org.matricula.page;

import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.matricula.kernel.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// The navigation of whoever acts, put together from what the modules contribute.
@Component
public class Menus {

    // found once, when the first page asks: the modules' menus need beans that need this one
    private final Supplier<List<Menu>> menus;
    private final Supplier<List<MenuView>> views;

    Menus(ObjectProvider<Menu> menus, ObjectProvider<MenuView> views) {
        this.menus =
                SingletonSupplier.of(
                        () -> menus.stream().sorted(Comparator.comparingInt(Menu::order)).toList());
        this.views = SingletonSupplier.of(() -> views.orderedStream().toList());
    }

    public List<MenuEntry> of(Actor actor) {
        var entries = menus.get().stream().flatMap(it -> it.entries(actor).stream()).toList();
        for (var view : views.get()) {
            entries = view.shown(actor, entries);
        }
        return entries;
    }
}
