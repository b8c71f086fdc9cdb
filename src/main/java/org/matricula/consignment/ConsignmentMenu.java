package org.matricula.consignment;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class ConsignmentMenu implements Menu {

    private final Units units;

    ConsignmentMenu(Units units) {
        this.units = units;
    }

    @Override
    public int order() {
        return 332;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("point-reviewer", "branch-reviewer", "province-reviewer")
                        || actor.holds("registrar") && open(actor)
                ? List.of(
                        new MenuEntry(
                                "page.group.registry",
                                "consignment.consignments",
                                "forward",
                                "/consignments",
                                null))
                : List.of();
    }

    private boolean open(Actor actor) {
        return actor.unit() != null
                && units.find(actor.unit()).map(Unit::education).filter("open"::equals).isPresent();
    }
}
