package org.matricula.announcement;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class AnnouncementMenu implements Menu {

    private final ReadAnnouncements read;

    AnnouncementMenu(ReadAnnouncements read) {
        this.read = read;
    }

    @Override
    public int order() {
        return 812;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        if (actor.holds("none") || actor.account() == null) {
            return List.of();
        }
        var unread = read.unread();
        return List.of(
                new MenuEntry(
                        "page.group.work",
                        "announcement.announcements",
                        "mail",
                        "/announcements",
                        unread == 0 ? null : unread));
    }
}
