package org.matricula.curriculum;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class CurriculumMenu implements Menu {

    @Override
    public int order() {
        return 300;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var readers =
                AnnotatedElementUtils.findMergedAnnotation(OpenToTeaching.class, Allowed.class)
                        .value();
        return actor.holds(readers)
                ? List.of(
                        new MenuEntry(
                                "page.group.teaching",
                                "curriculum.programmes",
                                "book-open",
                                "/programmes",
                                null))
                : List.of();
    }
}
