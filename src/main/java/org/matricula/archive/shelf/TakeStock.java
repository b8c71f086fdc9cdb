package org.matricula.archive.shelf;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.archive.ArchiveNumbers;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 清点: a box's code, then what lies in it, box after box; closed, the differences stay as they
/// were.
@Service
class TakeStock {

    private static final int MOST_AT_ONCE = 2_000;

    private final StorageRows places;
    private final StocktakeRows rows;
    private final ArchiveNumbers numbers;
    private final Ledger ledger;
    private final Clock clock;

    TakeStock(
            StorageRows places,
            StocktakeRows rows,
            ArchiveNumbers numbers,
            Ledger ledger,
            Clock clock) {
        this.places = places;
        this.rows = rows;
        this.numbers = numbers;
        this.ledger = ledger;
        this.clock = clock;
    }

    @Transactional
    UUID open(UUID placeId) {
        var place = places.get(placeId);
        var number = numbers.next(place.institutionId(), "QD", LocalDate.now(clock).getYear());
        return rows.open(placeId, number, clock.instant())
                .orElseThrow(() -> new Refused(Refusal.conflict("place.counting", place.code())));
    }

    /// @param codes as the scanner types them, one a line: a box, then its volumes
    @Transactional
    int scan(UUID id, List<String> codes) {
        openOne(id);
        var read = codes.stream().map(String::strip).filter(it -> !it.isEmpty()).toList();
        Refused.unlessEmpty(
                Refusal.all(
                        read.isEmpty() || read.size() > MOST_AT_ONCE
                                ? Refusal.input("codes", "place.codes")
                                : null,
                        read.stream().anyMatch(it -> it.length() > 60)
                                ? Refusal.input("codes", "place.long-code")
                                : null));
        var found = new LinkedHashMap<String, @Nullable UUID>();
        @Nullable UUID box = null;
        for (var code : read) {
            if (code.startsWith("H-")) {
                box =
                        places.byCode(code)
                                .filter(it -> it.kind().equals("box"))
                                .map(StoragePlace::id)
                                .orElseThrow(() ->
                                        new Refused(Refusal.input("codes", "place.box", code)));
            } else {
                found.put(code, box);
            }
        }
        if (!found.isEmpty()) {
            rows.scanned(
                    id,
                    List.copyOf(found.keySet()),
                    new ArrayList<>(found.values()),
                    clock.instant());
        }
        return found.size();
    }

    @Transactional
    void close(UUID id) {
        openOne(id);
        rows.close(id, clock.instant());
        var it = rows.get(id);
        ledger.record(
                Act.of("archive.stocktake", "stocktake:" + id)
                        .to(
                                Map.of(
                                        "number", it.number(),
                                        "expected", String.valueOf(it.expected()),
                                        "found", String.valueOf(it.found()),
                                        "differences", rows.lines(it).size())));
    }

    private void openOne(UUID id) {
        rows.lock(id);
        if (rows.get(id).closedOn() != null) {
            throw new Refused(Refusal.conflict("place.closed"));
        }
    }
}
