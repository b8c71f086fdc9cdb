package org.matricula.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 机构划转: hangs a unit with all below it under another. Every position below changes, and the rows
/// of other modules move along in the same transaction.
@Service
public class MoveUnit {

    private final Units units;
    private final UnitRows rows;
    private final ApplicationEventPublisher events;
    private final Ledger ledger;
    private final Clock clock;

    MoveUnit(
            Units units,
            UnitRows rows,
            ApplicationEventPublisher events,
            Ledger ledger,
            Clock clock) {
        this.units = units;
        this.rows = rows;
        this.events = events;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    public void move(UUID id, UUID parent, String reason) {
        rows.lockTree();
        var unit = units.get(id);
        var target = units.get(parent);
        Refused.unlessEmpty(refusals(unit, target, reason));
        place(unit, target, reason);
    }

    /// The move itself, for whoever has already asked what may be asked.
    void place(Unit unit, Unit target, String reason) {
        var shifts = rows.reposition(unit, target.id());
        rows.noteMove(unit, target.id(), LocalDate.now(clock), reason);
        events.publishEvent(new Repositioned(shifts));
        ledger.record(
                Act.of("unit.move", TreeKeepers.subject(unit.id()))
                        .at(units.get(unit.id()).pos())
                        .because(reason)
                        .from(place(unit.parentId(), unit.pos()))
                        .to(place(target.id(), shifts.getFirst().newPos())));
    }

    private static Map<String, Object> place(@Nullable UUID parent, long pos) {
        return Map.of("parent", String.valueOf(parent), "pos", pos);
    }

    private List<Refusal> refusals(Unit unit, Unit target, String reason) {
        var kind = UnitKind.of(unit.kind()).orElseThrow();
        var today = LocalDate.now(clock);
        return Refusal.all(
                TreeKeepers.unlessMay(unit),
                TreeKeepers.unlessMay(target),
                reason.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                Refusal.when(unit.covers(target), "unit.move.below", unit.name()),
                Refusal.when(target.id().equals(unit.parentId()), "unit.move.same", target.name()),
                Refusal.when(!kind.mayHangUnder(target.kind()), "unit.place"),
                Refusal.when(!target.openOn(today), "unit.closed", target.name()),
                Refusal.when(
                        !unit.institution()
                                && !Objects.equals(unit.institutionId(), target.institutionId()),
                        "unit.move.institution",
                        unit.name()));
    }
}
