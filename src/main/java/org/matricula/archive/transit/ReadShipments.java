package org.matricula.archive.transit;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Slice;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional(readOnly = true)
class ReadShipments {

    static final List<String> WHICH = List.of("open", "overdue", "out", "in", "all");

    private final ShipmentRows rows;
    private final Clock clock;

    ReadShipments(ShipmentRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    Slice<Shipment> page(String which, @Nullable UUID before, int most) {
        return Slice.of(
                rows.page(chosen(which), LocalDate.now(clock), before, most + 1),
                most,
                it -> it.id().toString());
    }

    Shipment get(UUID id) {
        return rows.get(id);
    }

    static String chosen(String which) {
        return WHICH.contains(which) ? which : "open";
    }
}
