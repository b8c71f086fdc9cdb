package org.matricula.graduation.approval;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class GraduationApplicationMenu implements Menu {

    private final Units units;

    GraduationApplicationMenu(Units units) {
        this.units = units;
    }

    @Override
    public int order() {
        return 421;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("point-reviewer", "branch-reviewer", "province-reviewer")
                        || actor.holds("registrar", "counsellor") && open(actor)
                ? List.of(
                        new MenuEntry(
                                "page.group.registry",
                                "graduation.application",
                                "graduation-cap",
                                "/graduation-applications",
                                null))
                : List.of();
    }

    private boolean open(Actor actor) {
        return actor.unit() != null
                && units.find(actor.unit()).map(Unit::education).filter("open"::equals).isPresent();
    }
}
