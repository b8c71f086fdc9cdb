package org.matricula.policy;

import java.util.UUID;
import org.matricula.kernel.Absent;
import org.matricula.kernel.DateRange;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.TreeKeepers;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 试算: asks the module that reads a policy what another value would have changed. The transaction
/// reads only: whatever a rehearsal tries, nothing of it stays.
@Service
public class RehearsePolicy {

    private final Declared declared;
    private final Units units;

    RehearsePolicy(Declared declared, Units units) {
        this.declared = declared;
        this.units = units;
    }

    @Transactional(readOnly = true)
    public RehearsalResult rehearse(String key, UUID institution, DateRange period, Object value) {
        Refused.unlessEmpty(Refusal.all(TreeKeepers.unlessMay(units.get(institution))));
        return declared.rehearsal(key)
                .orElseThrow(() -> new Absent("rehearsal " + key))
                .run(institution, period, value);
    }
}
