package org.matricula.governance.body;

import java.util.UUID;
import org.matricula.governance.body.BodyView.Body;
import org.matricula.governance.place.OwnInstitution;
import org.matricula.kernel.Absent;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;

/// A body as the acting person sees it: one of another institution is not there for them.
@Component
class Bodies {

    private final BodyRows rows;
    private final OwnInstitution own;
    private final Units units;

    Bodies(BodyRows rows, OwnInstitution own, Units units) {
        this.rows = rows;
        this.own = own;
        this.units = units;
    }

    Body get(UUID id) {
        return rows.find(id)
                .filter(it -> own.sees(institution(it)))
                .orElseThrow(() -> new Absent("body " + id));
    }

    Unit institution(Body body) {
        return units.get(body.institutionId());
    }
}
