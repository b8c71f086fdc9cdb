package org.matricula.calendar;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class CalendarMenu implements Menu {

    @Override
    public int order() {
        return 810;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return List.of(
                new MenuEntry(
                        "page.group.administration",
                        "calendar.calendar",
                        "calendar-days",
                        "/calendar",
                        null));
    }
}
