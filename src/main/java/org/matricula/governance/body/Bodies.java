package org.matricula.governance.body;

import org.matricula.governance.body.BodyView.Body;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.kernel.Absent;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;

import java.util.UUID;

/// A body as the acting person sees it: one of another institution is not there for them.
@Component
class Bodies {

    private final BodyRows rows;
    private final Units units;

    Bodies(BodyRows rows, Units units) {
        this.rows = rows;
        this.units = units;
    }

    Body get(UUID id) {
        return rows.find(id)
                .filter(it -> OwnInstitution.sees(institution(it)))
                .orElseThrow(() -> new Absent("body " + id));
    }

    Unit institution(Body body) {
        return units.get(body.institutionId());
    }
}
