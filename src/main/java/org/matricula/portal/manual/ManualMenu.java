package org.matricula.portal.manual;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class ManualMenu implements Menu {

    @Override
    public int order() {
        return 990;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return List.of(
                new MenuEntry(
                        "page.group.work",
                        "manual.manual",
                        "circle-question-mark",
                        "/manual",
                        null));
    }
}
