package org.matricula.registration;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class RegistrationMenu implements Menu {

    @Override
    public int order() {
        return 220;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var entries = new ArrayList<MenuEntry>();
        if (actor.holds(
                "class-teacher",
                "counsellor",
                "department-registrar",
                "registrar",
                "academic-office-head",
                "point-reviewer",
                "student-helper",
                "finance")) {
            entries.add(entry("registration.terms", "clipboard-check", "/registrations"));
        }
        if (actor.holds("registrar", "academic-office-head", "department-registrar")) {
            entries.add(entry("registration.years", "badge", "/year-registrations"));
            entries.add(entry("registration.duties", "calendar-days", "/duties"));
        }
        if (actor.holds("student", "guardian")) {
            entries.add(entry("registration.own", "clipboard-check", "/own-registrations"));
            entries.add(entry("registration.own-duties", "calendar-days", "/own-duties"));
        }
        return entries;
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry("page.group.registry", label, icon, href, null);
    }
}
