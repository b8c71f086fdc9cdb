package org.matricula.exchange.oneroster;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class PackageMenu implements Menu {

    @Override
    public int order() {
        return 232;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("registrar", "academic-office-head")
                ? List.of(
                        new MenuEntry(
                                "page.group.registry",
                                "exchange.package",
                                "download",
                                "/exchange/oneroster",
                                null))
                : List.of();
    }
}
