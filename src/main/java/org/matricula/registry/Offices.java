package org.matricula.registry;

import java.util.UUID;
import java.util.stream.Collectors;
import org.matricula.organisation.Responsibilities;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;

/// Whom to call about somebody who is enrolled beyond one's reach. Who and where they are is not
/// told: only which office knows.
@Component
public class Offices {

    private static final String MATTER = "transfer-out";

    private final Units units;
    private final Responsibilities responsibilities;

    Offices(Units units, Responsibilities responsibilities) {
        this.units = units;
        this.responsibilities = responsibilities;
    }

    /// The institution with the offices and telephones it has named for transfers, or for every
    /// matter; the institution alone where it has named none.
    public String of(UUID institution) {
        var name = units.get(institution).name();
        var offices =
                responsibilities.of(institution, MATTER).stream()
                        .map(it -> it.office() + " " + it.phone())
                        .collect(Collectors.joining("; "));
        return offices.isEmpty() ? name : name + " " + offices;
    }
}
