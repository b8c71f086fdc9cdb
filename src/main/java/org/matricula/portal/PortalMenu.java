package org.matricula.portal;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class PortalMenu implements Menu {

    @Override
    public int order() {
        return 0;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return List.of(new MenuEntry("page.group.work", "page.home", "home", "/", null));
    }
}
