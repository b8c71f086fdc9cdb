package org.matricula.change.student;

import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.matricula.change.paper.Papers;
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
    private final Papers papers;

    Granting(Registry registry, Papers papers) {
        this.registry = registry;
        this.papers = papers;
    }

    public UUID apply(StandingChange change, CaseView granted) {
        return registry.apply(change.by(granted.number(), granted.id()));
    }

    /// Every act of the case, the last one first, and its documents with them.
    public Outcome reverse(CaseView granted, CaseView reversal, String reason) {
        var events = Objects.requireNonNull(granted.outcome()).events();
        var taken =
                events.reversed().stream()
                        .map(event -> registry.reverse(event, reason, reversal.id()))
                        .toList();
        papers.reverse(granted, reversal, reason);
        return new Outcome(taken);
    }
}
