package org.matricula.organisation;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 机构合并: one unit ends, another of its kind takes over what stood below it. The ended unit stays
/// readable under its own name and points to its successor.
///
/// Within one institution the subordinate units move over, and the registry moves the students who
/// stood directly in the ended unit. Between institutions students have to be transferred first.
@Service
public class MergeUnits {

    private final Units units;
    private final UnitRows rows;
    private final MoveUnit moving;
    private final ObjectProvider<Occupancy> occupancies;
    private final ApplicationEventPublisher events;
    private final Ledger ledger;

    MergeUnits(
            Units units,
            UnitRows rows,
            MoveUnit moving,
            ObjectProvider<Occupancy> occupancies,
            ApplicationEventPublisher events,
            Ledger ledger) {
        this.units = units;
        this.rows = rows;
        this.moving = moving;
        this.occupancies = occupancies;
        this.events = events;
        this.ledger = ledger;
    }

    /// @param on first day of the merger
    @Transactional
    public void merge(UUID ending, UUID successor, LocalDate on, String reason) {
        rows.lockTree();
        var from = units.get(ending);
        var into = units.get(successor);
        Refused.unlessEmpty(refusals(from, into, on, reason));
        if (oneInstitution(from, into)) {
            for (var child : units.children(ending)) {
                moving.place(child, into, reason);
            }
        }
        events.publishEvent(new UnitMerged(from, units.get(successor), on, reason));
        Refused.unlessEmpty(Refusal.all(CloseUnit.occupied(occupancies, from, on)));
        rows.close(from, on, successor);
        rows.beginHistory(ending);
        rows.endName(ending, on);
        ledger.record(
                Act.of("unit.merge", TreeKeepers.subject(ending))
                        .at(from.pos())
                        .because(reason)
                        .from(Map.of("name", from.name()))
                        .to(Map.of("into", into.id().toString(), "on", on.toString())));
    }

    private static boolean oneInstitution(Unit from, Unit into) {
        return !from.institution() && Objects.equals(from.institutionId(), into.institutionId());
    }

    private List<Refusal> refusals(Unit from, Unit into, LocalDate on, String reason) {
        var shared =
                oneInstitution(from, into)
                        ? rows.sharedCodes(from.id(), into.id())
                        : List.<String>of();
        return Refusal.all(
                TreeKeepers.unlessMay(from),
                TreeKeepers.unlessMay(into),
                reason.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                Refusal.when(!from.kind().equals(into.kind()), "unit.merge.kind"),
                Refusal.when(from.covers(into) || into.covers(from), "unit.merge.line"),
                Refusal.when(
                        !from.openOn(on) || on.equals(from.from()), "unit.closed", from.name()),
                Refusal.when(!into.openOn(on), "unit.closed", into.name()),
                Refusal.when(!shared.isEmpty(), "unit.merge.codes", String.join(", ", shared)));
    }
}
