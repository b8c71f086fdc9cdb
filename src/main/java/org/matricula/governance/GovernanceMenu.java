package org.matricula.governance;

import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

import java.util.List;

@Component
class GovernanceMenu implements Menu {

    @Override
    public int order() {
        return 810;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        if (actor.holds("none")) {
            return List.of();
        }
        var administration = "page.group.administration";
        return List.of(
                new MenuEntry(
                        "page.group.work",
                        "governance.errands",
                        "clipboard-check",
                        "/errands",
                        null),
                new MenuEntry(
                        "page.group.work",
                        "governance.publications",
                        "megaphone",
                        "/publications",
                        null),
                new MenuEntry(administration, "governance.bodies", "network", "/bodies", null),
                new MenuEntry(administration, "governance.rules", "book-open", "/rules", null));
    }
}
