package org.matricula.archive.shelf;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.matricula.kernel.Acting;
import org.matricula.organisation.Units;
import org.matricula.page.Choice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class ReadPlaces {

    private static final int MOST_ROOMS = 2_000;
    private static final int SHOWN_COUNTS = 10;

    private final StorageRows rows;
    private final StocktakeRows stocktakes;
    private final Units units;

    ReadPlaces(StorageRows rows, StocktakeRows stocktakes, Units units) {
        this.rows = rows;
        this.stocktakes = stocktakes;
        this.units = units;
    }

    List<StoragePlace> rooms() {
        return rows.rooms(MOST_ROOMS);
    }

    OpenedPlace open(UUID id) {
        var it = rows.get(id);
        return new OpenedPlace(it, rows.in(id), rows.volumes(id), stocktakes.of(id, SHOWN_COUNTS));
    }

    /// 扫描即查: where a bar code leads.
    Optional<String> found(String code) {
        var place = rows.byCode(code).map(it -> "/archives/places/" + it.id());
        return place.isPresent() ? place : rows.volume(code).map(it -> "/archives/" + it);
    }

    OpenedStocktake stocktake(UUID id) {
        var it = stocktakes.get(id);
        return new OpenedStocktake(it, stocktakes.lines(it));
    }

    List<Choice> classes() {
        var unit = Acting.now().unit();
        return unit == null
                ? List.of()
                : units.below(unit, "class").stream()
                        .map(it -> new Choice(it.id().toString(), it.name()))
                        .toList();
    }
}
