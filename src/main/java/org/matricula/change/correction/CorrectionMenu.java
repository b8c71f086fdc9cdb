package org.matricula.change.correction;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class CorrectionMenu implements Menu {

    @Override
    public int order() {
        return 330;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var entries = new ArrayList<MenuEntry>();
        if (actor.holds(roles(CorrectionReportsPage.class))) {
            entries.add(
                    new MenuEntry(
                            "page.group.registry",
                            "correction.reports",
                            "archive",
                            "/correction-reports",
                            null));
        }
        if (actor.holds(roles(MatrixPage.class))) {
            entries.add(
                    new MenuEntry(
                            "page.group.administration",
                            "correction.matrix",
                            "table",
                            "/evidence-matrix",
                            null));
        }
        return entries;
    }

    private static String[] roles(Class<?> page) {
        return page.getAnnotation(Allowed.class).value();
    }
}
