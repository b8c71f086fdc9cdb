package org.matricula.exchange.roster;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.registry.UndoIntake;
import org.matricula.registry.UpdateContacts;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 撤销导入: takes a committed batch back, what nobody has worked on since: newcomers are as if never
/// entered, details that were changed are again as they were.
@Service
class UndoImport {

    /// What became of a take-back.
    ///
    /// @param reversed rows that are again as before
    /// @param kept rows somebody has worked on since
    /// @param impossible rows that cannot be taken back any more
    record Undone(int reversed, List<Line> kept, List<Line> impossible) {

        record Line(int row, String reason) {}
    }

    private final Imports imports;
    private final ImportRows rows;
    private final BeforeImport before;
    private final UndoIntake undoIntake;
    private final UpdateContacts updateContacts;
    private final Ledger ledger;

    UndoImport(
            Imports imports,
            ImportRows rows,
            BeforeImport before,
            UndoIntake undoIntake,
            UpdateContacts updateContacts,
            Ledger ledger) {
        this.imports = imports;
        this.rows = rows;
        this.before = before;
        this.undoIntake = undoIntake;
        this.updateContacts = updateContacts;
        this.ledger = ledger;
    }

    @Transactional
    public Undone undo(UUID id, String reason) {
        var it = imports.get(id);
        if (!imports.move(id, "done", "undone")) {
            throw new Refused(Refusal.conflict("import.state", it.state()));
        }
        var kept = new ArrayList<Undone.Line>();
        var impossible = new ArrayList<Undone.Line>();
        var reversed = newcomers(id, reason, kept, impossible) + changes(id, kept, impossible);
        before.forget(id);
        imports.undone(id);
        ledger.record(
                Act.of("import.undo", "import:" + id)
                        .at(it.scopePos())
                        .because(reason)
                        .to(
                                Map.of(
                                        "reversed", reversed,
                                        "kept", kept.size(),
                                        "impossible", impossible.size())));
        return new Undone(reversed, List.copyOf(kept), List.copyOf(impossible));
    }

    private int newcomers(
            UUID id, String reason, List<Undone.Line> kept, List<Undone.Line> impossible) {
        var entered = rows.entered(id);
        var within =
                entered.stream().map(ImportRows.Entered::enrolment).filter(e -> e != null).toList();
        var outcome = undoIntake.undo(within, reason);
        for (var row : entered) {
            if (row.enrolment() == null) {
                impossible.add(new Undone.Line(row.row(), "import.impossible.beyond"));
            } else if (outcome.kept().containsKey(row.enrolment())) {
                kept.add(
                        new Undone.Line(
                                row.row(),
                                switch (outcome.kept().get(row.enrolment())) {
                                    case CHECKED -> "import.kept.checked";
                                    case ACTED_ON -> "import.kept.acted-on";
                                    case EDITED -> "import.kept.edited";
                                }));
            }
        }
        return outcome.reversed().size();
    }

    private int changes(UUID id, List<Undone.Line> kept, List<Undone.Line> impossible) {
        var back = new ArrayList<UpdateContacts.Update>();
        for (var row : before.of(id)) {
            if (!row.reached()) {
                impossible.add(new Undone.Line(row.row(), "import.impossible.beyond"));
            } else if (row.value() == null) {
                impossible.add(new Undone.Line(row.row(), "import.impossible.expired"));
            } else if (!row.untouched()) {
                kept.add(new Undone.Line(row.row(), "import.kept.edited"));
            } else {
                back.add(
                        new UpdateContacts.Update(
                                row.enrolment(), row.person(), before.opened(row)));
            }
        }
        updateContacts.update(back);
        return back.size();
    }
}
