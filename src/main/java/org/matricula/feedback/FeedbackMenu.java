package org.matricula.feedback;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class FeedbackMenu implements Menu {

    @Override
    public int order() {
        return 815;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("none")
                ? List.of()
                : List.of(
                        new MenuEntry(
                                "page.group.work",
                                "feedback.feedback",
                                "message",
                                "/feedback",
                                null));
    }
}
