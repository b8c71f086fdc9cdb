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
class RegisterClass {

    /// @param registered how many were added now
    /// @param refused who was not, and why
    record Outcome(int registered, List<Candidacy> refused) {}

    private final Tasks tasks;
    private final Candidacies candidacies;
    private final TaskRows rows;
    private final Ledger ledger;

    RegisterClass(Tasks tasks, Candidacies candidacies, TaskRows rows, Ledger ledger) {
        this.tasks = tasks;
        this.candidacies = candidacies;
        this.rows = rows;
        this.ledger = ledger;
    }

    @Transactional(readOnly = true)
    List<Candidacy> preview(UUID task) {
        var it = tasks.get(task);
        return it.group().isEmpty() ? candidacies.of(it) : List.of();
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
        return new Outcome(added, all.stream().filter(c -> c.refusal() != null).toList());
    }
}
