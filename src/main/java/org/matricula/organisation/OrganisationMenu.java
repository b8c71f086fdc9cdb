package org.matricula.organisation;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class OrganisationMenu implements Menu {

    @Override
    public int order() {
        return 800;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return List.of(
                new MenuEntry(
                        "page.group.administration",
                        "organisation.units",
                        "list-tree",
                        "/units",
                        null));
    }
}
