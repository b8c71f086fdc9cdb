package org.matricula.exchange.roster;

import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.registry.UndoIntake;
import org.matricula.sheet.Verdict;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What a registrar does with an import: brings a file, changes the mapping, applies, cancels,
/// takes back.
@Service
class ImportDesk {

    private final Imports imports;
    private final ImportRows rows;
    private final ImportFiles files;
    private final Rosters rosters;
    private final Units units;
    private final UndoIntake undoIntake;
    private final Ledger ledger;

    ImportDesk(
            Imports imports,
            ImportRows rows,
            ImportFiles files,
            Rosters rosters,
            Units units,
            UndoIntake undoIntake,
            Ledger ledger) {
        this.imports = imports;
        this.rows = rows;
        this.files = files;
        this.rosters = rosters;
        this.units = units;
        this.undoIntake = undoIntake;
        this.ledger = ledger;
    }

    /// @return the import; whether it is a new one whose reading must begin
    record Received(UUID id, boolean fresh) {}

    /// Takes a file in, if it is a spreadsheet that can do no harm.
    ///
    /// @throws Refused with the sentence why not
    @Transactional
    public Received receive(
            String name,
            InputStream content,
            UUID unitId,
            String kind,
            @Nullable String idempotency) {
        var actor = Acting.now();
        var unit = units.get(unitId);
        if (!actor.scope().reaches(unit.pos())) {
            throw new Absent("unit");
        }
        if (!kind.equals("roster")) {
            throw new Refused(Refusal.input("kind", "import.kind", kind));
        }
        if (unit.institutionId() == null) {
            throw new Refused(Refusal.rule("import.no-institution", unit.name()).at("unit"));
        }
        var arrived = files.receive(content);
        var before =
                idempotency == null || actor.account() == null
                        ? null
                        : imports.byKey(actor.account(), idempotency).orElse(null);
        if (before != null) {
            files.discard(arrived);
            if (!Arrays.equals(imports.digest(before.id()), arrived.digest())) {
                throw new Refused(Refusal.conflict("import.idempotency"));
            }
            return new Received(before.id(), false);
        }
        if (rosters.judge(arrived.path()) instanceof Verdict.TurnedAway away) {
            files.discard(arrived);
            var problem = away.problem();
            throw new Refused(
                    Refusal.rule("import.file." + problem.code(), problem.args().toArray())
                            .at("file"));
        }
        var id =
                imports.add(
                        unitId,
                        unit.institutionId(),
                        unit.pos(),
                        shown(name),
                        arrived.digest(),
                        actor,
                        idempotency);
        files.keep(arrived, id);
        ledger.record(
                Act.of("import.receive", "import:" + id)
                        .at(unit.pos())
                        .to(Map.of("file", shown(name))));
        return new Received(id, true);
    }

    private static String shown(String name) {
        var plain = name.replaceAll("[\\p{Cntrl}\\p{Cf}/\\\\]", "_");
        return plain.length() > 120 ? plain.substring(plain.length() - 120) : plain;
    }

    /// Changes which column fills which field; the preview must be read anew.
    @Transactional
    public void map(UUID id, Map<String, String> byColumn) {
        var it = imports.get(id);
        if (!imports.move(id, "previewed", "reading")) {
            throw new Refused(Refusal.conflict("import.state", it.state()));
        }
        imports.layout(
                id,
                it.sheet() == null ? 0 : it.sheet(),
                it.headerFrom() == null ? 1 : it.headerFrom(),
                it.headerTo() == null ? 1 : it.headerTo(),
                rosters.write(byColumn),
                it.columns());
    }

    /// @param mode `all` refuses a file with a rejected row, `valid` leaves such rows out
    @Transactional
    public void apply(UUID id, String mode) {
        var it = imports.get(id);
        if (!List.of("all", "valid").contains(mode)) {
            throw new Refused(Refusal.input("rows", "import.mode", mode));
        }
        if (it.state().equals("previewed") && mode.equals("all") && it.rowsRejected() > 0) {
            throw new Refused(Refusal.rule("import.rejected-rows", it.rowsRejected()));
        }
        if (!imports.move(id, "previewed", "applying")) {
            throw new Refused(Refusal.conflict("import.state", it.state()));
        }
        imports.mode(id, mode);
    }

    @Transactional
    public void cancel(UUID id) {
        var it = imports.get(id);
        var moved =
                List.of("reading", "previewed", "applying").stream()
                        .anyMatch(from -> imports.move(id, from, "cancelled"));
        if (!moved) {
            throw new Refused(Refusal.conflict("import.state", it.state()));
        }
        ledger.record(Act.of("import.cancel", "import:" + id).at(it.scopePos()));
    }

    /// What became of a take-back.
    record Undone(int reversed, List<Line> kept, List<Line> impossible) {

        record Line(int row, String reason) {}
    }

    /// Takes a committed batch back: what nobody has worked on since.
    @Transactional
    public Undone undo(UUID id, String reason) {
        var it = imports.get(id);
        if (!imports.move(id, "done", "undone")) {
            throw new Refused(Refusal.conflict("import.state", it.state()));
        }
        var entered = rows.entered(id);
        var outcome =
                undoIntake.undo(
                        entered.stream().map(ImportRows.Entered::enrolment).toList(), reason);
        var kept =
                entered.stream()
                        .filter(row -> outcome.edited().contains(row.enrolment()))
                        .map(row -> new Undone.Line(row.row(), "import.kept.edited"))
                        .toList();
        var impossible =
                rows.rows(id, "changed").stream()
                        .sorted()
                        .map(row -> new Undone.Line(row, "import.impossible.changed"))
                        .toList();
        imports.undone(id);
        ledger.record(
                Act.of("import.undo", "import:" + id)
                        .at(it.scopePos())
                        .because(reason)
                        .to(Map.of("reversed", outcome.reversed().size(), "kept", kept.size())));
        return new Undone(outcome.reversed().size(), kept, impossible);
    }
}
