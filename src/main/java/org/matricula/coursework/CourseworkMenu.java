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
            return List.of(
                    entry("coursework.tasks", "file-pen-line", "/teaching-tasks"),
                    entry("attendance", "calendar-check", "/attendance"));
        }
        return actor.holds("student", "guardian")
                ? List.of(entry("coursework.own", "file-text", "/own-grades"))
                : List.of();
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry("page.group.teaching", label, icon, href, null);
    }
}
