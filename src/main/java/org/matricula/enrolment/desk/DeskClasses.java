package org.matricula.enrolment.desk;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.matricula.enrolment.admission.Batch;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The classes somebody may be put into by hand, with how many are in each.
@Service
class DeskClasses {

    private final DeskRows rows;
    private final Clock clock;

    DeskClasses(DeskRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<DeskRows.Filled> of(UUID unit, Batch batch) {
        return rows.classes(unit, batch.year(), batch.id(), LocalDate.now(clock));
    }
}
