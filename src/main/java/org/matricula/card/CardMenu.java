package org.matricula.card;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class CardMenu implements Menu {

    private static final String GROUP = "page.group.registry";

    @Override
    public int order() {
        return 160;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        if (actor.holds("student", "guardian")) {
            return List.of(new MenuEntry(GROUP, "card.own", "id-card", "/own-card", null));
        }
        return actor.holds(
                        AnnotatedElementUtils.findMergedAnnotation(OpenToCards.class, Allowed.class)
                                .value())
                ? List.of(new MenuEntry(GROUP, "card.cards", "id-card", "/cards", null))
                : List.of();
    }
}
