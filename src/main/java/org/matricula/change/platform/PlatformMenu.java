package org.matricula.change.platform;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class PlatformMenu implements Menu {

    private final Units units;

    PlatformMenu(Units units) {
        this.units = units;
    }

    @Override
    public int order() {
        return 331;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("point-reviewer", "branch-reviewer", "province-reviewer")
                        || actor.holds("registrar") && open(actor)
                ? List.of(entry("platform.withdrawals", "log-out", "/platform-withdrawals"))
                : List.of();
    }

    private boolean open(Actor actor) {
        return actor.unit() != null
                && units.find(actor.unit()).map(Unit::education).filter("open"::equals).isPresent();
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry("page.group.registry", label, icon, href, null);
    }
}
