package org.matricula.registry.roster;

import java.util.List;
import java.util.Locale;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Actor;
import org.matricula.page.Allowed;
import org.matricula.page.Finder;
import org.matricula.page.Found;
import org.matricula.registry.OpenToStaff;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.stereotype.Component;

/// Students by whatever the roster can be searched for.
@Component
class StudentFinder implements Finder {

    private final Roster roster;
    private final Codes codes;

    StudentFinder(Roster roster, Codes codes) {
        this.roster = roster;
        this.codes = codes;
    }

    @Override
    public int order() {
        return 100;
    }

    @Override
    public List<Found> find(Actor actor, String words, int most, Locale locale) {
        var staff = AnnotatedElementUtils.findMergedAnnotation(OpenToStaff.class, Allowed.class);
        if (staff == null || !actor.holds(staff.value())) {
            return List.of();
        }
        var query = StudentQuery.everyone().find(words).page(null, most);
        return roster.find(query).items().stream().map(it -> found(it, locale)).toList();
    }

    private Found found(StudentRow row, Locale locale) {
        var note =
                row.studentNumber()
                        + " "
                        + row.unit()
                        + " "
                        + codes.label("student-status", row.status(), locale);
        return new Found(
                "registry.students",
                "user",
                row.name(),
                note.strip(),
                "/students/" + row.enrolmentId());
    }
}
