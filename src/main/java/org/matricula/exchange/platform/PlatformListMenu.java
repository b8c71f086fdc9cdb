package org.matricula.exchange.platform;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class PlatformListMenu implements Menu {

    @Override
    public int order() {
        return 233;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("registrar", "academic-office-head")
                ? List.of(
                        new MenuEntry(
                                "page.group.registry",
                                "platform-list.title",
                                "globe",
                                "/exchange/platform-lists",
                                null))
                : List.of();
    }
}
