package org.matricula.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 撤销机构: ends a unit and all below it from a day on, once no active student stands there.
@Service
public class CloseUnit {

    private final Units units;
    private final UnitRows rows;
    private final ObjectProvider<Occupancy> occupancies;
    private final Ledger ledger;

    CloseUnit(Units units, UnitRows rows, ObjectProvider<Occupancy> occupancies, Ledger ledger) {
        this.units = units;
        this.rows = rows;
        this.occupancies = occupancies;
        this.ledger = ledger;
    }

    /// @param on first day the unit no longer is
    @Transactional
    public void close(UUID id, LocalDate on, String reason) {
        rows.lockTree();
        var unit = units.get(id);
        Refused.unlessEmpty(refusals(unit, on, reason));
        var closed = rows.close(unit, on, null);
        ledger.record(
                Act.of("unit.close", TreeKeepers.subject(id))
                        .at(unit.pos())
                        .because(reason)
                        .to(Map.of("on", on.toString(), "units", closed)));
    }

    /// Takes a closing back: the unit alone, those below it one by one.
    @Transactional
    public void reopen(UUID id, String reason) {
        rows.lockTree();
        var unit = units.get(id);
        var parent = unit.parentId() == null ? null : units.get(unit.parentId());
        Refused.unlessEmpty(
                Refusal.all(
                        TreeKeepers.unlessMay(unit),
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                        Refusal.when(unit.until() == null, "unit.open", unit.name()),
                        Refusal.when(
                                rows.successor(id).isPresent(), "unit.reopen.merged", unit.name()),
                        Refusal.when(
                                parent != null && parent.until() != null,
                                "unit.closed",
                                parent == null ? "" : parent.name())));
        rows.reopen(id);
        ledger.record(
                Act.of("unit.reopen", TreeKeepers.subject(id))
                        .at(unit.pos())
                        .because(reason)
                        .from(Map.of("until", String.valueOf(unit.until()))));
    }

    private List<Refusal> refusals(Unit unit, LocalDate on, String reason) {
        var begun = rows.begunSince(unit, on);
        return Refusal.all(
                TreeKeepers.unlessMay(unit),
                reason.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                Refusal.when(
                        unit.until() != null && !unit.until().isAfter(on),
                        "unit.closed",
                        unit.name()),
                Refusal.when(!begun.isEmpty(), "unit.close.begun", String.join(", ", begun), on),
                occupied(occupancies, unit, on));
    }

    static @Nullable Refusal occupied(
            ObjectProvider<Occupancy> occupancies, Unit unit, LocalDate on) {
        var standing =
                occupancies.stream()
                        .mapToLong(it -> it.standing(unit.pos(), unit.posEnd(), on))
                        .sum();
        return Refusal.when(standing > 0, "unit.occupied", unit.name(), standing);
    }
}
