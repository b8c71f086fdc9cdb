package org.matricula.policy;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class PolicyMenu implements Menu {

    @Override
    public int order() {
        return 820;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("student", "guardian", "none")
                ? List.of()
                : List.of(
                        new MenuEntry(
                                "page.group.administration",
                                "policy.policies",
                                "sliders",
                                "/policies",
                                null));
    }
}
