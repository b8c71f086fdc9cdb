package org.matricula.coursework;

import java.util.List;
import org.matricula.curriculum.OpenToTeaching;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class CourseworkMenu implements Menu {

    private static final String[] OFFICES = {
        "department-registrar", "registrar", "academic-office-head"
    };

    @Override
    public int order() {
        return 310;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var staff =
                AnnotatedElementUtils.findMergedAnnotation(OpenToTeaching.class, Allowed.class)
                        .value();
        if (actor.holds(staff)) {
            var tasks = entry("coursework.tasks", "file-pen-line", "/teaching-tasks");
            var corrections =
                    entry("coursework.corrections", "file-check", "/grade-corrections");
            var missing = entry("coursework.missing", "hourglass", "/missing-grades");
            if (actor.holds("vice-principal")) {
                return List.of(tasks, missing, corrections);
            }
            return actor.holds(OFFICES)
                    ? List.of(
                            tasks,
                            missing,
                            corrections,
                            entry("coursework.rankings", "chart-column", "/grade-rankings"))
                    : List.of(tasks, corrections);
        }
        return actor.holds("student", "guardian")
                ? List.of(entry("coursework.own", "file-text", "/own-grades"))
                : List.of();
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry("page.group.teaching", label, icon, href, null);
    }
}
