package org.matricula.coursework;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 声明是否申请学位, by the student. Every declaration is kept, the last one counts.
@Service
public class DeclareDegreeAim {

    /// @param aims what was declared last, null before anything was
    public record Aim(
            UUID enrolmentId, String unit, @org.jspecify.annotations.Nullable Boolean aims) {}

    private final CountedGrades counted;
    private final CourseRegistrations rows;
    private final Ledger ledger;
    private final Clock clock;

    DeclareDegreeAim(CountedGrades counted, CourseRegistrations rows, Ledger ledger, Clock clock) {
        this.counted = counted;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// One's own enrolments with what was declared.
    @Transactional(readOnly = true)
    List<Aim> own() {
        return rows.aims(counted.own());
    }

    @Transactional
    void declare(UUID enrolment, boolean aims) {
        if (own().stream().noneMatch(it -> it.enrolmentId().equals(enrolment))) {
            throw new Absent("enrolment " + enrolment);
        }
        var actor = Acting.now();
        var pos = rows.declare(enrolment, aims, clock.instant());
        ledger.record(
                Act.of("coursework.declare-degree", "enrolment:" + enrolment)
                        .at(pos)
                        .to(Map.of("aims", aims)));
    }
}
