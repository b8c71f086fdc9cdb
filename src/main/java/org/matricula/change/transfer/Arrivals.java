package org.matricula.change.transfer;

import java.util.Optional;
import java.util.UUID;
import org.matricula.change.student.ExpectedStudents;
import org.matricula.registry.Departures;
import org.matricula.registry.StudentStatus;
import org.matricula.workflow.Subject;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Whoever is to come from another school: a case of the receiving school is about its own half.
@Component
@Transactional(propagation = Propagation.MANDATORY)
class Arrivals implements ExpectedStudents, Departures {

    private final Halves halves;
    private final Pairs pairs;

    Arrivals(Halves halves, Pairs pairs) {
        this.halves = halves;
        this.pairs = pairs;
    }

    @Override
    public Optional<Subject> find(UUID id) {
        return halves.find(id).filter(it -> it.side() == Side.RECEIVING).map(this::subject);
    }

    @Override
    public Optional<Subject> lock(UUID id) {
        halves.lock(id);
        return find(id);
    }

    @Override
    public boolean leaving(UUID enrolment) {
        return halves.leaving(enrolment);
    }

    @Override
    public boolean agreed(UUID enrolment) {
        return halves.leaving(enrolment);
    }

    private Subject subject(Half it) {
        var pair = pairs.get(it.transferId());
        return new Subject(
                it.id(),
                it.personId(),
                java.util.Objects.requireNonNull(pair.receivingId()),
                it.unitId(),
                it.scopePos(),
                pair.education(),
                it.name(),
                null,
                it.birthOn(),
                StudentStatus.ENROLLED.code());
    }
}
