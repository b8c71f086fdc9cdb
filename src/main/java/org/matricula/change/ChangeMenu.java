package org.matricula.change;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class ChangeMenu implements Menu {

    @Override
    public int order() {
        return 220;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var staff =
                AnnotatedElementUtils.findMergedAnnotation(OpenToRegistrars.class, Allowed.class);
        return actor.holds(staff.value())
                ? List.of(
                        new MenuEntry(
                                "page.group.registry",
                                "change.rounds",
                                "arrow-left-right",
                                "/programme-rounds",
                                null))
                : List.of();
    }
}
