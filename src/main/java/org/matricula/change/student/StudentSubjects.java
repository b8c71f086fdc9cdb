package org.matricula.change.student;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.registry.AccountLinks;
import org.matricula.registry.Registry;
import org.matricula.registry.StudentRecord;
import org.matricula.workflow.Subject;
import org.matricula.workflow.Subjects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Tells the cases who they are about.
@Service
@Transactional
class StudentSubjects implements Subjects {

    private final Registry registry;
    private final Enrolments enrolments;
    private final AccountLinks accounts;
    private final ExpectedStudents expected;
    private final Clock clock;

    StudentSubjects(
            Registry registry,
            Enrolments enrolments,
            AccountLinks accounts,
            ExpectedStudents expected,
            Clock clock) {
        this.registry = registry;
        this.enrolments = enrolments;
        this.accounts = accounts;
        this.expected = expected;
        this.clock = clock;
    }

    @Override
    public Subject get(UUID id) {
        return expected.find(id).orElseGet(() -> subject(registry.on(id, LocalDate.now(clock))));
    }

    @Override
    public Subject lock(UUID id) {
        return expected.lock(id).orElseGet(() -> subject(registry.lock(id)));
    }

    @Override
    public Optional<Subject> byNumber(String studentNumber) {
        return enrolments.byNumber(studentNumber).map(this::get);
    }

    @Override
    public List<UUID> parties(UUID person) {
        return accounts.parties(person, LocalDate.now(clock));
    }

    @Override
    public List<Subject> ownOrWards() {
        return Acting.now().scope().persons().isEmpty()
                ? List.of()
                : enrolments.within(Acting.now().scope().persons()).stream()
                        .map(this::get)
                        .toList();
    }

    private static Subject subject(StudentRecord it) {
        return new Subject(
                it.enrolment(),
                it.person(),
                it.institution(),
                it.unit(),
                it.scopePos(),
                it.education(),
                it.name(),
                it.studentNumber(),
                it.birthOn(),
                it.status().code());
    }
}
