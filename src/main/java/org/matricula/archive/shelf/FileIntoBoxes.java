package org.matricula.archive.shelf;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
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

/// 装盒: the filed volumes of a class, by student number, into new boxes on a shelf; and single
/// volumes scanned into another box. In each box the numbers run from one without a gap.
@Service
class FileIntoBoxes {

    private static final int MOST_IN_BOX = 200;
    private static final int MOST_AT_ONCE = 500;
    private static final int LONGEST = 200;

    private final StorageRows rows;
    private final KeepPlaces places;
    private final Units units;
    private final Ledger ledger;

    FileIntoBoxes(StorageRows rows, KeepPlaces places, Units units, Ledger ledger) {
        this.rows = rows;
        this.places = places;
        this.units = units;
        this.ledger = ledger;
    }

    /// @param perBox how many volumes a box takes
    /// @return how many boxes were begun
    @Transactional
    int file(UUID shelfId, UUID unitId, int perBox) {
        rows.lock(rows.get(shelfId).id());
        var shelf = rows.get(shelfId);
        var unit = reached(unitId);
        var loose = rows.loose(unit.id());
        var boxes = perBox < 1 ? 0 : (loose.size() + perBox - 1) / perBox;
        Refused.unlessEmpty(
                Refusal.all(
                        shelf.kind().equals("shelf")
                                ? null
                                : Refusal.input("place", "place.not-shelf"),
                        shelf.institutionId().equals(unit.institutionId())
                                ? null
                                : Refusal.input("unit", "place.elsewhere"),
                        perBox < 1 || perBox > MOST_IN_BOX
                                ? Refusal.input("perBox", "place.per-box")
                                : null,
                        loose.isEmpty() ? Refusal.conflict("place.none-loose", unit.name()) : null,
                        boxes > shelf.free()
                                ? Refusal.conflict(
                                        "place.too-small",
                                        shelf.code(),
                                        String.valueOf(boxes),
                                        String.valueOf(shelf.free()))
                                : null));
        var school = units.get(shelf.institutionId());
        for (var from = 0; from < loose.size(); from += perBox) {
            var some = loose.subList(from, Math.min(loose.size(), from + perBox));
            var name = unit.name() + " " + (from / perBox + 1) + "/" + boxes;
            var box = rows.get(places.add(school, shelf, name, perBox));
            rows.put(box.id(), some, place(box));
        }
        ledger.record(
                Act.of("archive.box", "unit:" + unit.id())
                        .at(unit.pos())
                        .to(
                                Map.of(
                                        "shelf",
                                        shelf.code(),
                                        "boxes",
                                        boxes,
                                        "volumes",
                                        loose.size())));
        return boxes;
    }

    /// 扫描移架.
    ///
    /// @param numbers of volumes, as they were scanned
    @Transactional
    int move(String boxCode, List<String> numbers, String reason) {
        var wanted =
                new LinkedHashSet<>(
                        numbers.stream().map(String::strip).filter(it -> !it.isEmpty()).toList());
        var found = rows.byCode(boxCode.strip()).filter(it -> it.kind().equals("box"));
        Refused.unlessEmpty(
                Refusal.all(
                        found.isEmpty() ? Refusal.input("box", "place.box", boxCode.strip()) : null,
                        wanted.isEmpty() || wanted.size() > MOST_AT_ONCE
                                ? Refusal.input("codes", "place.codes")
                                : null,
                        reason.isBlank() || reason.length() > LONGEST
                                ? Refusal.input("reason", "place.reason")
                                : null));
        rows.lock(found.get().id());
        var box = rows.get(found.get().id());
        var volumes = rows.moved(box.institutionId(), List.copyOf(wanted));
        if (volumes.size() < wanted.size()) {
            volumes.forEach(it -> wanted.remove(it.number()));
            throw new Refused(Refusal.input("codes", "place.unknown", String.join("、", wanted)));
        }
        var coming = volumes.stream().filter(it -> !box.id().equals(it.boxId())).toList();
        if (coming.size() > box.free()) {
            throw new Refused(
                    Refusal.conflict("place.full", box.code(), String.valueOf(box.capacity())));
        }
        var order = List.copyOf(wanted);
        rows.put(
                box.id(),
                coming.stream()
                        .sorted(java.util.Comparator.comparingInt(it -> order.indexOf(it.number())))
                        .map(StorageRows.Moved::id)
                        .toList(),
                place(box));
        var touched = new ArrayList<UUID>();
        coming.stream()
                .map(StorageRows.Moved::boxId)
                .filter(it -> it != null)
                .forEach(touched::add);
        rows.closeUp(touched);
        for (var it : coming) {
            ledger.record(
                    Act.of("archive.move", "volume:" + it.id())
                            .at(it.scopePos())
                            .because(reason.strip())
                            .from(Map.of("place", it.place()))
                            .to(Map.of("place", place(box))));
        }
        return coming.size();
    }

    private static String place(StoragePlace box) {
        var named = box.path() + " " + box.code();
        return named.length() <= 100 ? named : named.substring(named.length() - 100);
    }

    private Unit reached(UUID unit) {
        return units.find(unit)
                .filter(it -> it.institutionId() != null && it.kind().equals("class"))
                .filter(it -> Acting.now().scope().reaches(it.pos()))
                .orElseThrow(() -> new Absent("unit"));
    }
}
