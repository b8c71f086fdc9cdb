package org.matricula.change.batch;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class BatchMenu implements Menu {

    @Override
    public int order() {
        return 215;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds(OpenToBatches.ROLES)
                ? List.of(
                        new MenuEntry(
                                "page.group.registry",
                                "batch.title",
                                "users",
                                "/batch-changes",
                                null))
                : List.of();
    }
}
