package org.matricula.standing.desk;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class StandingMenu implements Menu {

    @Override
    public int order() {
        return 330;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var all = new ArrayList<MenuEntry>();
        if (actor.holds("student", "guardian")) {
            all.add(entry("warning.own", "triangle-alert", "/own-warnings"));
        }
        var office =
                actor.holds(
                        "department-registrar",
                        "registrar",
                        "academic-office-head",
                        "vice-principal",
                        "point-reviewer");
        if (office || actor.holds("class-teacher", "counsellor")) {
            all.add(entry("warning.title", "triangle-alert", "/warnings"));
        }
        if (office) {
            all.add(entry("treatment.title", "scale", "/treatments"));
        }
        if (!actor.holds("point-reviewer")
                && (office || actor.holds("class-teacher", "counsellor"))) {
            all.add(entry("talk.title", "message", "/talks"));
        }
        return all;
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry("page.group.teaching", label, icon, href, null);
    }
}
