package org.matricula.coursework;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 整班选课: everyone who may; who is refused is told in the preview and in the outcome.
@Service
public class RegisterClass {

    /// @param registered how many were added now
    /// @param refused who was not, and why
    /// @param clashes who takes or has chosen something else at the course's time
    record Outcome(int registered, List<Candidacy> refused, List<Clashing> clashes) {}

    /// One who may take the course, or takes it already, and another at the same time.
    ///
    /// @param course the other one
    public record Clashing(String name, String studentNumber, String course) {}

    private final Tasks tasks;
    private final Candidacies candidacies;
    private final LessonClashes lessons;
    private final TaskRows rows;
    private final Ledger ledger;

    RegisterClass(
            Tasks tasks,
            Candidacies candidacies,
            LessonClashes lessons,
            TaskRows rows,
            Ledger ledger) {
        this.tasks = tasks;
        this.candidacies = candidacies;
        this.lessons = lessons;
        this.rows = rows;
        this.ledger = ledger;
    }

    @Transactional(readOnly = true)
    List<Candidacy> preview(UUID task) {
        var it = tasks.get(task);
        return it.group().isEmpty() ? candidacies.of(it) : List.of();
    }

    /// A class's own course is not refused for an elective's sake: the office is told, and the
    /// choice falls when its list is confirmed.
    @Transactional(readOnly = true)
    List<Clashing> clashes(UUID task, List<Candidacy> all) {
        var them =
                all.stream()
                        .filter(c -> c.refusal() == null || "already".equals(c.refusal()))
                        .toList();
        var found = lessons.taken(them.stream().map(Candidacy::enrolmentId).toList(), task);
        return them.stream()
                .filter(c -> found.containsKey(c.enrolmentId()))
                .map(c -> new Clashing(c.name(), c.studentNumber(), found.get(c.enrolmentId())))
                .toList();
    }

    @Transactional
    Outcome register(UUID task) {
        rows.hold(task);
        var it = tasks.get(task);
        if (!it.entering()) {
            throw new Refused(Refusal.conflict("grade.submitted"));
        }
        if (!it.group().isEmpty()) {
            throw new Refused(Refusal.rule("task.grouped"));
        }
        var all = candidacies.of(it);
        var added =
                rows.register(
                        it.id(),
                        all.stream()
                                .filter(c -> c.refusal() == null)
                                .map(Candidacy::enrolmentId)
                                .toList());
        ledger.record(
                Act.of("coursework.register", "task:" + it.id())
                        .at(it.scopePos())
                        .to(Map.of("registered", added)));
        return new Outcome(
                added, all.stream().filter(c -> c.refusal() != null).toList(), clashes(task, all));
    }
}
