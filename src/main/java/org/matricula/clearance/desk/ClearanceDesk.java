package org.matricula.clearance.desk;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What an office sees: its own items, or all offices' for those who keep the register.
@Service
@Transactional(readOnly = true)
public class ClearanceDesk {

    private static final int SHOWN = 300;

    /// @param shown the office whose items are listed, null where there is none
    /// @param signs whether the acting person signs for it
    public record View(
            List<ClearanceOffice> offices,
            @Nullable ClearanceOffice shown,
            List<ClearanceItem> items,
            boolean sets,
            boolean signs) {}

    private final ClearanceRows rows;
    private final Units units;

    ClearanceDesk(ClearanceRows rows, Units units) {
        this.rows = rows;
        this.units = units;
    }

    View view(@Nullable UUID office) {
        var actor = Acting.now();
        var sets = actor.holds("registrar", "academic-office-head");
        var unit = actor.unit();
        var institution = unit == null ? null : units.get(unit).institutionId();
        var offices =
                institution == null
                        ? List.<ClearanceOffice>of()
                        : rows.offices(institution).stream()
                                .filter(it -> sets || actor.holds(it.role()))
                                .toList();
        var shown =
                offices.stream()
                        .filter(it -> office == null || it.id().equals(office))
                        .findFirst()
                        .orElse(null);
        if (office != null && shown == null) {
            throw new Absent("office");
        }
        return new View(
                offices,
                shown,
                shown == null ? List.of() : rows.items(shown.id(), SHOWN),
                sets,
                shown != null && actor.holds(shown.role()));
    }

    /// The acting person's own.
    UUID institution() {
        var unit = Acting.now().unit();
        var institution = unit == null ? null : units.get(unit).institutionId();
        if (institution == null) {
            throw new Absent("unit");
        }
        return institution;
    }
}
