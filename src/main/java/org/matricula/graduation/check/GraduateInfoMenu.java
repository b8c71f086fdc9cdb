package org.matricula.graduation.check;

import java.util.List;
import org.matricula.graduation.OpenToGraduateInfo;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class GraduateInfoMenu implements Menu {

    @Override
    public int order() {
        return 420;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        if (actor.holds("student")) {
            return List.of(entry("graduation.own", "graduation-cap", "/own-graduation"));
        }
        var staff =
                AnnotatedElementUtils.findMergedAnnotation(OpenToGraduateInfo.class, Allowed.class)
                        .value();
        return actor.holds(staff)
                ? List.of(entry("graduation.checks", "clipboard-check", "/graduate-checks"))
                : List.of();
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry("page.group.registry", label, icon, href, null);
    }
}
