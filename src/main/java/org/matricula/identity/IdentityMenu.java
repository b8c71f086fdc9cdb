package org.matricula.identity;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class IdentityMenu implements Menu {

    @Override
    public int order() {
        return 90;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("administrator", "security-officer")
                ? List.of(
                        new MenuEntry(
                                "page.group.administration",
                                "identity.accounts",
                                "users",
                                "/accounts",
                                null))
                : List.of();
    }
}
