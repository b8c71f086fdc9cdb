package org.matricula.discipline.offence;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 维护违纪行为字典: a school's own words, beside those everybody has.
@Service
class KeepOffenceKinds {

    private final OffenceKinds kinds;
    private final Units units;
    private final Codes codes;
    private final Ledger ledger;
    private final Clock clock;

    KeepOffenceKinds(OffenceKinds kinds, Units units, Codes codes, Ledger ledger, Clock clock) {
        this.kinds = kinds;
        this.units = units;
        this.codes = codes;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    List<OffenceKinds.Kind> here() {
        return kinds.of(institution().id());
    }

    @Transactional
    void add(String name, String misconduct) {
        var here = institution();
        Refused.unlessEmpty(
                Refusal.all(
                        name.isBlank() || name.length() > 40
                                ? Refusal.input("name", "offence.kind-name", 40)
                                : null,
                        codes.find("misconduct", misconduct).isEmpty()
                                ? Refusal.input("misconduct", "offence.misconduct")
                                : null));
        var id =
                kinds.add(here.id(), name.strip(), misconduct)
                        .orElseThrow(() ->
                                new Refused(
                                        Refusal.conflict("offence.kind-twice", name.strip())
                                                .at("name")));
        record("offence-kind.add", here, id, Map.of("name", name.strip()));
    }

    @Transactional
    void retire(UUID id) {
        var here = institution();
        if (!kinds.retire(id, here.id(), clock.instant())) {
            throw new Absent("offence kind");
        }
        record("offence-kind.retire", here, id, null);
    }

    private void record(String act, Unit here, UUID id, @Nullable Map<String, ?> to) {
        ledger.record(Act.of(act, "offence-kind:" + id).at(here.pos()).to(to));
    }

    private Unit institution() {
        var unit = Acting.now().unit();
        if (unit == null) {
            throw new Absent("institution");
        }
        var institution = units.get(unit).institutionId();
        return units.get(institution == null ? unit : institution);
    }
}
