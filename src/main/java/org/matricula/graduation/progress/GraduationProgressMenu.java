package org.matricula.graduation.progress;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class GraduationProgressMenu implements Menu {

    @Override
    public int order() {
        return 340;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("student")
                ? List.of(
                        new MenuEntry(
                                "page.group.teaching",
                                "graduation.progress.own",
                                "circle-check",
                                "/own-progress",
                                null))
                : List.of();
    }
}
