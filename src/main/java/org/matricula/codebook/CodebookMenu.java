package org.matricula.codebook;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.stereotype.Component;

@Component
class CodebookMenu implements Menu {

    @Override
    public int order() {
        return 830;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds("student", "guardian", "none")
                ? List.of()
                : List.of(
                        new MenuEntry(
                                "page.group.administration",
                                "codebook.codes",
                                "book-open",
                                "/codes",
                                null));
    }
}
