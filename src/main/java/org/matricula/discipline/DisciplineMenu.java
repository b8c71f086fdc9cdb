package org.matricula.discipline;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class DisciplineMenu implements Menu {

    private static final String GROUP = "page.group.registry";

    @Override
    public int order() {
        return 170;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var entries = new ArrayList<MenuEntry>();
        if (actor.holds("student", "guardian")) {
            return List.of(entry("discipline.own", "scale", "/own-discipline"));
        }
        if (holds(actor, OpenToReporters.class)) {
            entries.add(entry("discipline.offences", "circle-alert", "/offences"));
        }
        if (holds(actor, OpenToDiscipline.class)) {
            entries.add(entry("discipline.sanctions", "scale", "/sanctions"));
        }
        if (holds(actor, OpenToDeliveries.class)) {
            entries.add(entry("discipline.deliveries", "mail", "/deliveries"));
        }
        if (holds(actor, OpenToAppeals.class)) {
            entries.add(entry("discipline.appeals", "undo-2", "/appeals"));
        }
        return entries;
    }

    private static boolean holds(
            Actor actor, Class<? extends java.lang.annotation.Annotation> open) {
        return actor.holds(AnnotatedElementUtils.findMergedAnnotation(open, Allowed.class).value());
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry(GROUP, label, icon, href, null);
    }
}
