package org.matricula.enrolment.collection;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 发起信息采集: with the notice, for everyone who studies in a unit.
@Service
class OpenCollection {

    private final InfoCollections collections;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    OpenCollection(InfoCollections collections, Units units, Ledger ledger, Clock clock) {
        this.collections = collections;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param unitId whose students; of one entry year where one is given
    record Asked(
            @Nullable UUID unitId,
            String name,
            String notice,
            @Nullable LocalDate opens,
            @Nullable LocalDate closes,
            @Nullable Integer entryYear) {}

    @Transactional
    UUID open(Asked asked) {
        var unit = asked.unitId() == null ? null : units.find(asked.unitId()).orElse(null);
        var reached =
                unit != null
                        && unit.institutionId() != null
                        && Acting.now().scope().reaches(unit.pos());
        Refused.unlessEmpty(
                Refusal.all(
                        reached ? null : Refusal.input("unit", "photo.unit"),
                        asked.name().isBlank() ? Refusal.input("name", "batch.missing") : null,
                        asked.notice().isBlank() ? Refusal.input("notice", "batch.missing") : null,
                        asked.opens() == null
                                        || asked.closes() == null
                                        || asked.closes().isBefore(asked.opens())
                                ? Refusal.input("closesOn", "recheck.window")
                                : null));
        var id =
                collections.open(
                        unit.institutionId(),
                        asked.name().strip(),
                        asked.notice().strip(),
                        asked.opens(),
                        asked.closes(),
                        clock.instant());
        var laid = collections.lay(id, unit.id(), asked.entryYear());
        Refused.unlessEmpty(
                Refusal.all(laid == 0 ? Refusal.rule("photo.nobody", unit.name()) : null));
        ledger.record(
                Act.of("collection.open", "collection:" + id)
                        .at(unit.pos())
                        .to(Map.of("name", asked.name().strip(), "sheets", laid)));
        return id;
    }
}
