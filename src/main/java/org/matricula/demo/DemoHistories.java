package org.matricula.demo;

import static org.matricula.registry.StatusVerb.ADVANCE;
import static org.matricula.registry.StatusVerb.GRANT_LEAVE;
import static org.matricula.registry.StatusVerb.RETURN_FROM_LEAVE;
import static org.matricula.registry.StatusVerb.WITHDRAW;

import java.time.LocalDate;
import java.util.UUID;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/// Lives of some years: who was on leave and came back, who is on leave, who has left.
@Component
class DemoHistories {

    private final Registry registry;
    private final DemoRows rows;

    DemoHistories(Registry registry, DemoRows rows) {
        this.registry = registry;
        this.rows = rows;
    }

    /// @param year the calendar year in which the current academic year began
    @Transactional
    public void write(UUID institution, int year, boolean compulsory) {
        var number = 0;
        for (var student : rows.of(institution)) {
            number++;
            var since = student.entryOn().getYear();
            if (number % 41 == 7 && since <= year - 2) {
                leave(student.enrolmentId(), LocalDate.of(year - 1, 3, 2), "10");
                comeBack(student.enrolmentId(), LocalDate.of(year - 1, 9, 1));
                advance(student.enrolmentId(), LocalDate.of(year, 9, 1));
            } else if (number % 53 == 11 && since <= year - 1) {
                leave(
                        student.enrolmentId(),
                        LocalDate.of(year, 3, 2),
                        number % 2 == 0 ? "10" : "24");
            } else if (!compulsory && number % 67 == 13 && since <= year - 1) {
                registry.apply(
                        StandingChange.of(
                                        student.enrolmentId(), WITHDRAW, LocalDate.of(year, 5, 11))
                                .because("26", "own")
                                .by("T-%d-%03d".formatted(year, number), null));
            }
        }
    }

    private void leave(UUID enrolment, LocalDate day, String reason) {
        registry.apply(StandingChange.of(enrolment, GRANT_LEAVE, day).because(reason, "own"));
    }

    /// Whoever lost a year goes up with the next one.
    private void advance(UUID enrolment, LocalDate day) {
        var level = registry.on(enrolment, day).gradeLevel();
        registry.apply(
                StandingChange.of(enrolment, ADVANCE, day)
                        .to(null, level == null ? null : level + 1));
    }

    private void comeBack(UUID enrolment, LocalDate day) {
        registry.apply(StandingChange.of(enrolment, RETURN_FROM_LEAVE, day).because(null, "own"));
    }
}
