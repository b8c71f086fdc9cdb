package org.matricula.document;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class DocumentMenu implements Menu {

    @Override
    public int order() {
        return 830;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("administrator", "academic-office-head", "registrar")
                ? List.of(
                        new MenuEntry(
                                "page.group.administration",
                                "document.numbers",
                                "hash",
                                "/documents/numbers",
                                null))
                : List.of();
    }
}
