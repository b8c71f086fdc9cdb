package org.matricula.change.student;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.matricula.registry.Registry;
import org.matricula.registry.StandingChange;
import org.matricula.workflow.CaseView;
import org.matricula.workflow.Outcome;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Writes what a case has granted upon the record, and takes it back.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class Granting {

    /// The student, the guardian of a minor, or those who look after the student.
    public static final Set<String> APPLICANTS =
            Set.of(
                    "student",
                    "guardian",
                    "class-teacher",
                    "counsellor",
                    "registrar",
                    "point-reviewer");

    private final Registry registry;

    Granting(Registry registry) {
        this.registry = registry;
    }

    public UUID apply(StandingChange change, CaseView granted) {
        return registry.apply(change.by(granted.number(), granted.id()));
    }

    /// Every act of the case, the last one first.
    public Outcome reverse(CaseView granted, CaseView reversal, String reason) {
        var events = Objects.requireNonNull(granted.outcome()).events();
        return new Outcome(
                events.reversed().stream()
                        .map(event -> registry.reverse(event, reason, reversal.id()))
                        .toList(),
                List.of());
    }
}
