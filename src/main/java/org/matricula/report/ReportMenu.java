package org.matricula.report;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class ReportMenu implements Menu {

    @Override
    public int order() {
        return 420;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var entries = new ArrayList<MenuEntry>();
        add(entries, actor, OpenToReports.class, "report.rounds", "file-spreadsheet", "/reports");
        return entries;
    }

    private static void add(
            List<MenuEntry> entries,
            Actor actor,
            Class<?> open,
            String label,
            String icon,
            String href) {
        var allowed = AnnotatedElementUtils.findMergedAnnotation(open, Allowed.class);
        if (allowed != null && actor.holds(allowed.value())) {
            entries.add(new MenuEntry("page.group.output", label, icon, href, null));
        }
    }
}
