package org.matricula.curriculum;

import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 新增课程.
@Service
public class AddCourse {

    private final Planning planning;
    private final CurriculumRows rows;
    private final Units units;
    private final Ledger ledger;

    AddCourse(Planning planning, CurriculumRows rows, Units units, Ledger ledger) {
        this.planning = planning;
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
    }

    @Transactional
    public UUID add(NewCourse it) {
        Refused.unlessEmpty(it.refusals());
        var institution = planning.institution();
        var id =
                rows.course(institution, it)
                        .orElseThrow(() ->
                                new Refused(
                                        Refusal.conflict("course.taken", it.code().strip())
                                                .at("code")));
        ledger.record(
                Act.of("course.add", "course:" + id)
                        .at(units.get(institution).pos())
                        .to(Map.of("code", it.code().strip(), "name", it.name().strip())));
        return id;
    }
}
