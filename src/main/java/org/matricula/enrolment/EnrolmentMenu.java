package org.matricula.enrolment;

import java.util.List;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Menu;
import org.matricula.page.MenuEntry;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

@Component
class EnrolmentMenu implements Menu {

    @Override
    public int order() {
        return 210;
    }

    @Override
    public List<MenuEntry> entries(Actor actor) {
        var staff =
                AnnotatedElementUtils.findMergedAnnotation(OpenToAdmission.class, Allowed.class)
                        .value();
        return actor.holds(staff)
                ? List.of(
                        entry("enrolment.batches", "door-open", "/admissions"),
                        entry("enrolment.desk", "keyboard", "/admissions/desk"),
                        entry("enrolment.review", "shield-check", "/admissions/review"))
                : List.of();
    }

    private static MenuEntry entry(String label, String icon, String href) {
        return new MenuEntry("page.group.enrolment", label, icon, href, null);
    }
}
