package org.matricula.archive.shelf;

import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.ArchiveNumbers;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Rooms, shelves and boxes; each has its bar code from the day it is entered.
@Service
class KeepPlaces {

    private static final int LONGEST = 60;
    private static final int MOST = 100_000;

    private final StorageRows rows;
    private final ArchiveNumbers numbers;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    KeepPlaces(StorageRows rows, ArchiveNumbers numbers, Units units, Ledger ledger, Clock clock) {
        this.rows = rows;
        this.numbers = numbers;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// @param parent null for a room; what is in a room is a shelf, on a shelf a box
    @Transactional
    UUID add(@Nullable UUID parent, String name, int capacity) {
        if (parent != null) {
            rows.lock(rows.get(parent).id());
        }
        var above = parent == null ? null : rows.get(parent);
        Refused.unlessEmpty(
                Refusal.all(
                        name.isBlank() || name.length() > LONGEST
                                ? Refusal.input("name", "place.name")
                                : null,
                        capacity < 1 || capacity > MOST
                                ? Refusal.input("capacity", "place.capacity")
                                : null,
                        above != null && above.kind().equals("box")
                                ? Refusal.input("parent", "place.parent")
                                : null,
                        above != null && above.free() == 0
                                ? Refusal.conflict(
                                        "place.full",
                                        above.code(),
                                        String.valueOf(above.capacity()))
                                : null));
        var school = above == null ? school() : units.get(above.institutionId());
        return add(school, above, name.strip(), capacity);
    }

    /// Within the transaction of what fills it, in an order that is locked.
    UUID add(Unit school, @Nullable StoragePlace above, String name, int capacity) {
        var kind = above == null ? "room" : above.kind().equals("room") ? "shelf" : "box";
        var letter = above == null ? "K" : kind.equals("shelf") ? "J" : "H";
        var code = numbers.next(school.id(), letter, 0);
        var id =
                rows.add(
                        school,
                        kind,
                        above == null ? null : above.id(),
                        code,
                        name,
                        capacity,
                        clock.instant());
        ledger.record(
                Act.of("archive.add-place", "place:" + id)
                        .at(school.pos())
                        .to(Map.of("code", code, "name", name, "capacity", capacity)));
        return id;
    }

    private Unit school() {
        var unit = Acting.now().unit();
        var institution = unit == null ? null : units.get(unit).institutionId();
        if (institution == null) {
            throw new Absent("institution");
        }
        return units.get(institution);
    }
}
