package org.matricula.audit;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class LedgerMenu implements Menu {

    @Override
    public int order() {
        return 900;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("auditor")
                ? List.of(
                        new MenuEntry(
                                "page.group.supervision",
                                "ledger.title",
                                "shield-check",
                                "/ledger",
                                null))
                : List.of();
    }
}
