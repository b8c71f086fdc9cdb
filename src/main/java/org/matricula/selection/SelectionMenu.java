package org.matricula.selection;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class SelectionMenu implements Menu {

    @Override
    public int order() {
        return 560;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds(OpenToSelections.class.getAnnotation(Allowed.class).value())
                ? List.of(
                        new MenuEntry(
                                "page.group.registry",
                                "selection.selections",
                                "star",
                                "/selections",
                                null))
                : List.of();
    }
}
