package org.matricula.appraisal;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class AppraisalMenu implements Menu {

    private static final String GROUP = "page.group.teaching";

    @Override
    public int order() {
        return 330;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        return actor.holds(
                        AnnotatedElementUtils.findMergedAnnotation(
                                        OpenToConduct.class, Allowed.class)
                                .value())
                ? List.of(
                        new MenuEntry(GROUP, "appraisal.conduct", "user-check", "/conduct", null),
                        new MenuEntry(GROUP, "appraisal.rounds", "star", "/appraisals", null))
                : List.of();
    }
}
