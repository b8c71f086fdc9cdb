package org.matricula.demo;

import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.springframework.stereotype.Component;

/// How far the demonstration came, told to the ledger: whoever stops the program while it is being
/// filled has a register with students and without half of what happened to them.
@Component
class FillingMark {

    static final String BEGUN = "demonstration.begun";
    static final String WHOLE = "demonstration.whole";

    private final Ledger ledger;
    private final DemoRows rows;

    FillingMark(Ledger ledger, DemoRows rows) {
        this.ledger = ledger;
        this.rows = rows;
    }

    /// Stands or falls with the students.
    void begin() {
        ledger.record(Act.of(BEGUN, null));
    }

    void end() {
        ledger.note(Act.of(WHOLE, null));
    }

    boolean unfinished() {
        return rows.told(BEGUN) && !rows.told(WHOLE);
    }
}
