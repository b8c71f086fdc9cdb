package org.matricula.consignment;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Component;

/// 省校、分校、教学点: whose a list is, and who is above.
@Component
class ConsignmentLevels {

    private final Units units;

    ConsignmentLevels(Units units) {
        this.units = units;
    }

    /// The unit looked at: the one asked for, else that of the acting post, else the first school.
    ///
    /// @throws Absent if it is beyond reach
    Unit unit(@Nullable UUID asked) {
        var own = asked == null ? Acting.now().unit() : asked;
        var unit =
                own == null
                        ? units.institutions().stream()
                                .filter(it -> Acting.now().scope().reaches(it.pos()))
                                .findFirst()
                        : units.find(own);
        return unit.filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }

    /// A teaching point or branch for which the acting post may hand over.
    ///
    /// @throws Refused where the post is another unit's or another level's
    Unit own(UUID id) {
        var unit = unit(id);
        if (!mayHand(unit)) {
            throw new Refused(Refusal.forbidden("consignment.own", unit.name()));
        }
        return unit;
    }

    boolean mayHand(Unit unit) {
        return unit.id().equals(Acting.now().unit())
                && switch (unit.kind()) {
                    case "teaching-point" -> Acting.now().holds("registrar", "point-reviewer");
                    case "branch" -> Acting.now().holds("registrar", "branch-reviewer");
                    default -> false;
                };
    }

    /// Whether the acting post counts what was handed to the unit.
    boolean mayTake(UUID unit) {
        return unit.equals(Acting.now().unit())
                && Acting.now().holds("registrar", "branch-reviewer", "province-reviewer");
    }

    /// The nearest branch or province over it.
    Unit above(Unit unit) {
        return units.path(unit.id()).reversed().stream()
                .skip(1)
                .filter(it -> it.kind().equals("branch") || it.kind().equals("province"))
                .findFirst()
                .orElseThrow(() -> new Refused(Refusal.rule("consignment.top", unit.name())));
    }
}
