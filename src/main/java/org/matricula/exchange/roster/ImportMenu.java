package org.matricula.exchange.roster;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class ImportMenu implements Menu {

    @Override
    public int order() {
        return 230;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("registrar", "department-registrar", "administrator")
                ? List.of(
                        new MenuEntry(
                                "page.group.registry",
                                "exchange.imports",
                                "file-spreadsheet",
                                "/imports",
                                null))
                : List.of();
    }
}
