package org.matricula.organisation;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 机构更名: from a day on; papers and lists of earlier days keep the earlier name.
@Service
public class RenameUnit {

    private static final int LONGEST_NAME = 100;

    private final Units units;
    private final UnitRows rows;
    private final Ledger ledger;
    private final Clock clock;

    RenameUnit(Units units, UnitRows rows, Ledger ledger, Clock clock) {
        this.units = units;
        this.rows = rows;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param on first day of the new name; the very day the present name began corrects that name
    @Transactional
    public void rename(UUID id, String asked, LocalDate on, String reason) {
        rows.lockTree();
        var unit = units.get(id);
        var name = asked.strip();
        var since = units.names(id).getFirst().from();
        Refused.unlessEmpty(
                Refusal.all(
                        TreeKeepers.unlessMay(unit),
                        name.isEmpty() || name.length() > LONGEST_NAME
                                ? Refusal.input("name", "unit.name.shape", LONGEST_NAME)
                                : null,
                        Refusal.when(name.equals(unit.name()), "unit.name.same", name),
                        reason.isBlank() ? Refusal.input("reason", "reason.missing") : null,
                        Refusal.when(on.isAfter(LocalDate.now(clock)), "unit.name.future", on),
                        Refusal.when(on.isBefore(since), "unit.name.before", since),
                        Refusal.when(!unit.openOn(on), "unit.closed", unit.name())));
        rows.beginHistory(id);
        if (on.equals(since)) {
            rows.correctName(id, name);
        } else {
            rows.endName(id, on);
            rows.insertName(id, name, on);
        }
        rows.rename(id, name);
        ledger.record(
                Act.of("unit.rename", TreeKeepers.subject(id))
                        .at(unit.pos())
                        .because(reason)
                        .from(Map.of("name", unit.name()))
                        .to(Map.of("name", name, "on", on.toString())));
    }
}
