package org.matricula.teaching;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class TeachingMenu implements Menu {

    private static final String[] OFFICES = {
        "department-registrar", "registrar", "academic-office-head", "vice-principal"
    };

    @Override
    public int order() {
        return 315;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var all = new ArrayList<MenuEntry>();
        if (actor.holds(OFFICES)) {
            all.add(entry("teaching.offices", "building", "/teaching-offices"));
        }
        if (actor.holds(OFFICES) || actor.holds("teacher")) {
            all.add(entry("teaching.evaluations", "chart-column", "/evaluations"));
            all.add(entry("teaching.quality", "clipboard-check", "/teaching-quality"));
            all.add(entry("teaching.staff", "users", "/teachers"));
        }
        if (actor.holds("student")) {
            all.add(entry("teaching.own-evaluations", "clipboard-check", "/own-evaluations"));
        }
        return all;
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry("page.group.teaching", label, icon, href, null);
    }
}
