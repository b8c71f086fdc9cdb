package org.matricula.enrolment;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.matricula.registry.OpenToRegistrars;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class EnrolmentMenu implements Menu {

    private static final String[] COLLECTORS = {
        "class-teacher",
        "counsellor",
        "department-registrar",
        "registrar",
        "academic-office-head",
        "point-reviewer"
    };

    @Override
    public int order() {
        return 210;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var staff = roles(OpenToAdmission.class);
        var entries = new ArrayList<MenuEntry>();
        if (actor.holds(staff)) {
            entries.add(entry("enrolment.batches", "door-open", "/admissions"));
            entries.add(entry("enrolment.desk", "keyboard", "/admissions/desk"));
            entries.add(entry("enrolment.review", "shield-check", "/admissions/review"));
        }
        if (actor.holds(roles(OpenToRegistrars.class))) {
            entries.add(entry("enrolment.photos", "camera", "/photo-sessions"));
            entries.add(entry("enrolment.certificates", "badge", "/certificates"));
        }
        if (actor.holds(COLLECTORS)) {
            entries.add(entry("enrolment.collections", "clipboard-check", "/collections"));
        }
        if (actor.holds("student", "guardian")) {
            entries.add(entry("enrolment.own-sheets", "clipboard-check", "/own-sheets"));
        }
        return entries;
    }

    private static String[] roles(Class<?> who) {
        return AnnotatedElementUtils.findMergedAnnotation(who, Allowed.class).value();
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry("page.group.enrolment", label, icon, href, null);
    }
}
