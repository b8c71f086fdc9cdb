package org.matricula.coursework;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 设定总评构成: by the teacher, while grades are entered. What was typed stays, every total is reckoned
/// anew and kept beside the old one.
@Service
class SetFormula {

    private final Tasks tasks;
    private final TaskRows rows;
    private final EnterGrades enterGrades;
    private final Ledger ledger;
    private final Clock clock;

    SetFormula(Tasks tasks, TaskRows rows, EnterGrades enterGrades, Ledger ledger, Clock clock) {
        this.tasks = tasks;
        this.rows = rows;
        this.enterGrades = enterGrades;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    void set(UUID task, Formula formula) {
        rows.hold(task);
        var it = tasks.get(task);
        Refused.unlessEmpty(enterGrades.refusals(it));
        Refused.unlessEmpty(
                Refusal.all(
                        it.scale().equals("hundred") ? null : Refusal.conflict("task.no-parts"),
                        formula.whole() ? null : Refusal.input("usual", "task.percent")));
        rows.formula(it.id(), formula);
        var typed =
                tasks.lines(it.id()).stream()
                        .map(GradeLine::typed)
                        .filter(line -> !line.blank())
                        .toList();
        rows.write(it.id(), typed, enterGrades.reckoning(tasks.get(task)), clock.instant());
        ledger.record(
                Act.of("coursework.set-formula", "task:" + it.id())
                        .at(it.scopePos())
                        .from(told(it.formula()))
                        .to(told(formula)));
    }

    private static Map<String, Object> told(Formula it) {
        return Map.of(
                "usual", it.usual(),
                "midterm", it.midterm(),
                "practical", it.practical(),
                "exam", it.exam());
    }
}
