package org.matricula.archive.transit;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;

/// How a file travels.
///
/// @param on day it was sent or came, null for today
/// @param tracking number of the post, needed unless somebody carries it
record Parcel(
        String carrier,
        @Nullable String tracking,
        boolean sealed,
        int pieces,
        @Nullable LocalDate on) {

    static final List<String> CARRIERS = List.of("secret-mail", "ems", "by-hand");

    private static final int LONGEST = 60;
    private static final int MOST = 999;

    List<Refusal> refusals(LocalDate today) {
        return Refusal.all(
                CARRIERS.contains(carrier) ? null : Refusal.input("carrier", "shipment.carrier"),
                !carrier.equals("by-hand") && number() == null
                        ? Refusal.input("tracking", "shipment.tracking")
                        : null,
                number() != null && number().length() > LONGEST
                        ? Refusal.input("tracking", "shipment.tracking")
                        : null,
                on != null && on.isAfter(today)
                        ? Refusal.input("movedOn", "shipment.moved-on")
                        : null,
                pieces < 1 || pieces > MOST ? Refusal.input("pieces", "shipment.pieces") : null);
    }

    LocalDate day(LocalDate today) {
        return on == null ? today : on;
    }

    @Nullable String number() {
        return tracking == null || tracking.isBlank() ? null : tracking.strip();
    }
}
