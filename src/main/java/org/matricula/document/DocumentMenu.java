package org.matricula.document;

import java.util.ArrayList;
import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class DocumentMenu implements Menu {

    @Override
    public int order() {
        return 830;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var all = new ArrayList<MenuEntry>();
        if (actor.holds("administrator", "academic-office-head", "registrar")) {
            all.add(entry("document.numbers", "hash", "/documents/numbers"));
            all.add(entry("document.templates", "file-pen-line", "/documents/templates"));
        }
        if (actor.holds("registrar", "academic-office-head", "archive-keeper")) {
            all.add(entry("document.unit-papers", "file-text", "/documents/unit-papers"));
        }
        if (actor.holds("administrator")) {
            all.add(entry("document.keys", "key", "/documents/keys"));
        }
        return all;
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry("page.group.administration", label, icon, href, null);
    }
}
