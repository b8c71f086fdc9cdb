package org.matricula.change.chase;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.organisation.Units;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

/// Offered where there are pupils.
@Component
class ChaseMenu implements Menu {

    private final Units units;

    ChaseMenu(Units units) {
        this.units = units;
    }

    @Override
    public int order() {
        return 105;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("class-teacher", "registrar", "vice-principal") && school(actor)
                ? List.of(new MenuEntry("page.group.work", "chase.title", "users", "/chases", null))
                : List.of();
    }

    private boolean school(Actor actor) {
        return actor.unit() != null
                && units.find(actor.unit())
                        .map(it -> it.institutionId() == null ? it.id() : it.institutionId())
                        .flatMap(units::find)
                        .filter(it -> "school".equals(it.education()))
                        .isPresent();
    }
}
