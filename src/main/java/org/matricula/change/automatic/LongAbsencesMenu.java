package org.matricula.change.automatic;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class LongAbsencesMenu implements Menu {

    @Override
    public int order() {
        return 107;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var staff = AnnotatedElementUtils.findMergedAnnotation(OpenToAbsences.class, Allowed.class);
        return actor.holds(staff.value())
                ? List.of(
                        new MenuEntry(
                                "page.group.work",
                                "absence.long",
                                "hourglass",
                                ForgottenLongAbsences.PATH,
                                null))
                : List.of();
    }
}
