package org.matricula.clearance;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class ClearanceMenu implements Menu {

    private static final String GROUP = "page.group.registry";

    @Override
    public int order() {
        return 295;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var all = new ArrayList<MenuEntry>();
        if (actor.holds("student")) {
            all.add(new MenuEntry(GROUP, "clearance.own", "door-open", "/own-clearance", null));
        }
        if (actor.holds(
                AnnotatedElementUtils.findMergedAnnotation(OpenToClearance.class, Allowed.class)
                        .value())) {
            all.add(new MenuEntry(GROUP, "clearance", "door-open", "/clearance", null));
        }
        if (actor.holds("registrar", "academic-office-head")) {
            all.add(
                    new MenuEntry(
                            GROUP,
                            "clearance.destinations",
                            "chart-pie",
                            "/clearance/destinations",
                            null));
        }
        return all;
    }
}
