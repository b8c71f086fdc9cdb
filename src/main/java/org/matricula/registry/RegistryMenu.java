package org.matricula.registry;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.matricula.registry.concern.OpenToConcerns;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class RegistryMenu implements Menu {

    @Override
    public int order() {
        return 200;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var entries = new ArrayList<MenuEntry>();
        if (actor.holds(roles(OpenToStaff.class))) {
            entries.add(entry("registry.students", "users", "/students"));
        }
        if (actor.holds(roles(OpenToConcerns.class))) {
            entries.add(entry("concern.title", "heart-pulse", "/students/concerns"));
        }
        if (actor.holds(roles(OpenToRegistrars.class))) {
            entries.add(entry("registry.check", "user-check", "/students/check"));
        }
        if (actor.holds(roles(OpenToRegistrars.class))
                || actor.holds("branch-reviewer", "province-reviewer")) {
            entries.add(entry("registry.duplicates", "git-merge", "/students/duplicates"));
        }
        if (actor.holds(
                "administrator",
                "department-registrar",
                "registrar",
                "academic-office-head",
                "point-reviewer",
                "province-reviewer")) {
            entries.add(
                    new MenuEntry(
                            "page.group.administration",
                            "photo-profile.title",
                            "camera",
                            "/photo-profiles",
                            null));
        }
        if (actor.holds("student", "guardian")) {
            entries.add(entry("registry.own", "id-card", "/own-files"));
        }
        return entries;
    }

    private static String[] roles(Class<?> who) {
        return AnnotatedElementUtils.findMergedAnnotation(who, org.matricula.page.Allowed.class)
                .value();
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry("page.group.registry", label, icon, href, null);
    }
}
