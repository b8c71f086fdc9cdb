package org.matricula.demo;

import java.time.LocalDate;
import java.util.UUID;
import org.matricula.calendar.PlanTerm;
import org.matricula.organisation.NameResponsible;
import org.matricula.organisation.Responsibilities;
import org.matricula.organisation.Responsibility;
import org.springframework.stereotype.Component;

/// What every institution has besides its units: terms, and somebody who answers for everything.
@Component
class Furnishing {

    private final NameResponsible nameResponsible;
    private final PlanTerm planTerm;
    private final InventedWords words;

    Furnishing(NameResponsible nameResponsible, PlanTerm planTerm, InventedWords words) {
        this.nameResponsible = nameResponsible;
        this.planTerm = planTerm;
        this.words = words;
    }

    /// @param current the calendar year in which the current academic year began
    void furnish(UUID institution, int current) {
        terms(institution, current);
        answers(institution);
    }

    private void terms(UUID institution, int current) {
        for (var year = current - 4; year <= current; year++) {
            var name = "%d-%d".formatted(year, year + 1);
            planTerm.plan(
                    institution,
                    name,
                    1,
                    words.term(1),
                    LocalDate.of(year, 9, 1),
                    LocalDate.of(year + 1, 1, 24));
            planTerm.plan(
                    institution,
                    name,
                    2,
                    words.term(2),
                    LocalDate.of(year + 1, 2, 22),
                    LocalDate.of(year + 1, 7, 11));
        }
    }

    private void answers(UUID institution) {
        nameResponsible.name(
                institution,
                Responsibilities.EVERY_MATTER,
                new Responsibility(words.office(), words.officer(), "010-00000000", words.room()));
    }
}
