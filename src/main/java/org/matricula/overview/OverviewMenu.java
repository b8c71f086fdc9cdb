package org.matricula.overview;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class OverviewMenu implements Menu {

    private static final String[] READERS = {
        "registrar",
        "department-registrar",
        "academic-office-head",
        "vice-principal",
        "class-teacher",
        "counsellor"
    };

    @Override
    public int order() {
        return 410;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds(READERS)
                ? List.of(
                        new MenuEntry("page.group.output", "overview", "table", "/overview", null))
                : List.of();
    }
}
