package org.matricula.curriculum;

import java.util.UUID;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// A programme held for writing.
@Component
class OpenProgrammes {

    private final Planning planning;
    private final Programmes programmes;
    private final CurriculumRows rows;
    private final Units units;

    OpenProgrammes(Planning planning, Programmes programmes, CurriculumRows rows, Units units) {
        this.planning = planning;
        this.programmes = programmes;
        this.rows = rows;
        this.units = units;
    }

    /// Held, read, and found to be followed by nobody.
    @Transactional(propagation = Propagation.MANDATORY)
    Programme open(UUID programme) {
        var it = held(programme);
        if (it.locked()) {
            throw new Refused(Refusal.conflict("programme.locked", it.name()));
        }
        return it;
    }

    /// Held and read, followed or not.
    @Transactional(propagation = Propagation.MANDATORY)
    Programme held(UUID programme) {
        rows.hold(programme);
        var it = programmes.get(planning.institution(), programme);
        Refused.unlessEmpty(Refusal.all(planning.unlessReaches(units.get(it.unitId()))));
        return it;
    }

    long pos(Programme it) {
        return units.get(it.unitId()).pos();
    }
}
