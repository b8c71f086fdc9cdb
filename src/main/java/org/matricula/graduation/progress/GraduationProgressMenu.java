package org.matricula.graduation.progress;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class GraduationProgressMenu implements Menu {

    @Override
    public int order() {
        return 340;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        if (actor.holds("student")) {
            return List.of(entry("graduation.progress.own", "/own-progress"));
        }
        var all = new ArrayList<MenuEntry>();
        if (actor.holds(
                "department-registrar", "registrar", "academic-office-head", "vice-principal")) {
            all.add(entry("graduation.title", "/graduation/rounds"));
        }
        if (actor.holds("class-teacher", "counsellor", "point-reviewer")) {
            all.add(entry("graduation.class-progress", "/graduation/progress"));
        }
        return all;
    }

    private static MenuEntry entry(String label, String href) {
        return new MenuEntry("page.group.teaching", label, "circle-check", href, null);
    }
}
