package org.matricula.exchange.webhook;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 推送地址.
///
/// @param inside whether an address that is not public was allowed
/// @param waiting deliveries still to be tried
/// @param dead deliveries given up
public record Hook(
        UUID id,
        UUID unitId,
        String unit,
        long pos,
        String name,
        String address,
        boolean inside,
        List<String> kinds,
        UUID madeBy,
        String maker,
        @Nullable String confirmer,
        @Nullable OffsetDateTime endedAt,
        long waiting,
        long dead) {

    /// `waiting`, `open`, `ended`
    public String state() {
        return endedAt != null ? "ended" : confirmer == null ? "waiting" : "open";
    }
}
