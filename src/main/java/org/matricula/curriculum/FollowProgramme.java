package org.matricula.curriculum;

import java.time.Clock;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// A class begins to follow a programme: from now on nothing in it changes.
@Service
public class FollowProgramme {

    private final CurriculumRows rows;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    FollowProgramme(CurriculumRows rows, Units units, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// Says nothing when a class follows it already.
    @Transactional(propagation = Propagation.MANDATORY)
    public void follow(Programme programme) {
        if (rows.lock(programme.id(), clock.instant())) {
            ledger.record(
                    Act.of("programme.lock", "programme:" + programme.id())
                            .at(units.get(programme.unitId()).pos()));
        }
    }
}
