package org.matricula.exchange.access;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class ExchangeMenu implements Menu {

    @Override
    public int order() {
        return 835;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("administrator", "academic-office-head")
                ? List.of(
                        entry("exchange.clients", "globe", "/exchange/clients"),
                        entry("exchange.hooks", "megaphone", "/exchange/hooks"))
                : List.of();
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry("page.group.administration", label, icon, href, null);
    }
}
