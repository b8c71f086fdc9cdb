package org.matricula.exchange.access;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 接口客户端: another system that may read one school.
///
/// @param scopes what it may ask for, as [ClientScope] lists them
/// @param confirmer who stands for it besides the maker; null while it may not read yet
public record DataClient(
        UUID id,
        String name,
        UUID unitId,
        String unit,
        long lo,
        long hi,
        List<String> scopes,
        String purpose,
        UUID madeBy,
        String maker,
        OffsetDateTime madeAt,
        @Nullable String confirmer,
        @Nullable OffsetDateTime endedAt,
        @Nullable String endedWhy,
        @Nullable OffsetDateTime usedAt) {

    public boolean open() {
        return confirmer != null && endedAt == null;
    }

    /// `waiting`, `open`, `ended`
    public String state() {
        return endedAt != null ? "ended" : confirmer == null ? "waiting" : "open";
    }
}
