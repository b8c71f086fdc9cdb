package org.matricula.portal;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class PortalMenu implements Menu {

    private final Units units;

    PortalMenu(Units units) {
        this.units = units;
    }

    @Override
    public int order() {
        return 0;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var home = new MenuEntry("page.group.work", "page.home", "home", "/", null);
        return open(actor)
                ? List.of(
                        home,
                        new MenuEntry(
                                "page.group.work",
                                "portal.open",
                                "rows-3",
                                "/open-university",
                                null))
                : List.of(home);
    }

    /// Those who serve at a teaching point, a branch or the province of an open university.
    private boolean open(Actor actor) {
        return actor.holds("point-reviewer", "branch-reviewer", "province-reviewer")
                || actor.holds("registrar", "counsellor")
                        && actor.unit() != null
                        && units.find(actor.unit())
                                .map(Unit::education)
                                .filter("open"::equals)
                                .isPresent();
    }
}
