package org.matricula.enrolment.admission;

import java.util.List;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.springframework.stereotype.Component;

/// Where somebody can be admitted to: majors, departments, grades and classes within reach.
@Component
class TargetUnits {

    private static final String INDENT = "\u3000";
    private static final List<String> ORDER =
            List.of("teaching-point", "department", "grade", "major", "class");

    private final Units units;

    TargetUnits(Units units) {
        this.units = units;
    }

    List<Unit> of(UUID institution) {
        var scope = Acting.now().scope();
        return units.below(institution, ORDER.toArray(String[]::new)).stream()
                .filter(it -> scope.reaches(it.pos()))
                .toList();
    }

    List<Choice> choices(UUID institution) {
        return of(institution).stream()
                .map(it ->
                        new Choice(
                                it.id().toString(),
                                INDENT.repeat(Math.max(0, ORDER.indexOf(it.kind()) - 1))
                                        + it.name()))
                .toList();
    }

    /// Institutions that the acting post reaches whole.
    List<Choice> institutions() {
        var scope = Acting.now().scope();
        return units.institutions().stream()
                .filter(it -> scope.reaches(it.pos()) && scope.reaches(it.posEnd()))
                .map(it -> new Choice(it.id().toString(), it.name()))
                .toList();
    }
}
