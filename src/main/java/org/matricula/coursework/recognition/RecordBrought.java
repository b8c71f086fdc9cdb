package org.matricula.coursework.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.policy.Policies;
import org.matricula.registry.Registry;
import org.matricula.registry.StudentRecord;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 登记带入成绩: results of a school that is not on the register, typed from its transcript, and
/// certificates. Whatever was wrong is struck with a reason, never written over.
@Service
class RecordBrought {

    static final int MOST = 200;

    private final BroughtRows rows;
    private final Registry registry;
    private final Policies policies;
    private final Ledger ledger;
    private final Clock clock;

    RecordBrought(
            BroughtRows rows, Registry registry, Policies policies, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.registry = registry;
        this.policies = policies;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<Brought> of(UUID enrolment) {
        registry.get(enrolment);
        return rows.of(enrolment);
    }

    @Transactional(readOnly = true)
    StudentRecord student(UUID enrolment) {
        return registry.get(enrolment);
    }

    /// @throws Absent if the student is out of reach
    /// @throws Refused if the same result is there
    @Transactional
    void add(UUID enrolment, NewBrought it) {
        registry.get(enrolment);
        Refused.unlessEmpty(it.refusals(LocalDate.now(clock)));
        if (written(enrolment, "typed", List.of(it)) == 0) {
            throw new Refused(Refusal.conflict("brought.twice", it.name().strip()));
        }
    }

    /// @return how many were new; those that were there stay as they are
    @Transactional
    int take(UUID enrolment, List<NewBrought> all) {
        return written(enrolment, "imported", all);
    }

    private int written(UUID enrolment, String way, List<NewBrought> all) {
        var student = registry.lock(enrolment);
        var leastMark =
                policies.value(
                        RecognitionPolicies.LEAST_MARK,
                        student.institution(),
                        LocalDate.now(clock));
        var added = rows.add(enrolment, way, all, leastMark, clock.instant());
        if (added > 0) {
            ledger.record(
                    Act.of("brought.record", "enrolment:" + enrolment)
                            .at(student.scopePos())
                            .to(Map.of("results", added, "way", way)));
        }
        return added;
    }

    /// @throws Refused if something recognised stands upon it, or it came with a transfer
    @Transactional
    void strike(UUID enrolment, UUID id, String why) {
        var student = registry.lock(enrolment);
        var it =
                rows.find(id)
                        .filter(one -> one.enrolmentId().equals(enrolment))
                        .orElseThrow(() -> new Absent("brought"));
        Refused.unlessEmpty(
                Refusal.all(
                        why.isBlank() ? Refusal.input("reason", "field.missing") : null,
                        it.way().equals("package") ? Refusal.conflict("brought.package") : null,
                        rows.used(id) ? Refusal.conflict("brought.used", it.name()) : null));
        if (!rows.strike(id, why.strip(), clock.instant())) {
            throw new Refused(Refusal.conflict("brought.struck"));
        }
        ledger.record(
                Act.of("brought.strike", "enrolment:" + enrolment)
                        .at(student.scopePos())
                        .because(why)
                        .from(Map.of("course", it.name(), "origin", it.origin())));
    }
}
