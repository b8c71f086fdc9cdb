package org.matricula.report;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.matricula.report.oversight.OpenToAssessed;
import org.matricula.report.oversight.OpenToOversight;
import org.matricula.report.oversight.OpenToSupervision;
import org.matricula.report.saved.OpenToSaved;
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
        var output = "page.group.output";
        var watched = "page.group.supervision";
        add(
                entries,
                actor,
                OpenToReports.class,
                output,
                "report.rounds",
                "file-spreadsheet",
                "/reports");
        add(
                entries,
                actor,
                OpenToSaved.class,
                output,
                "saved.reports",
                "bookmark",
                "/saved-reports");
        add(
                entries,
                actor,
                OpenToLayouts.class,
                "page.group.administration",
                "layout.all",
                "table",
                "/report-layouts");
        add(entries, actor, OpenToOversight.class, watched, "oversight", "eye", "/oversight");
        add(
                entries,
                actor,
                OpenToAssessed.class,
                watched,
                "assessment.all",
                "scale",
                "/assessments");
        add(
                entries,
                actor,
                OpenToSupervision.class,
                watched,
                "supervision",
                "building",
                "/supervision");
        return entries;
    }

    private static void add(
            List<MenuEntry> entries,
            Actor actor,
            Class<?> open,
            String group,
            String label,
            String icon,
            String href) {
        var allowed = AnnotatedElementUtils.findMergedAnnotation(open, Allowed.class);
        if (allowed != null && actor.holds(allowed.value())) {
            entries.add(new MenuEntry(group, label, icon, href, null));
        }
    }
}
