package org.matricula.archive.shelf;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 清点 of a place.
///
/// @param expected volumes that should lie there, those out left aside; of a closed one
public record Stocktake(
        UUID id,
        UUID placeId,
        String place,
        String placeCode,
        String number,
        String opener,
        LocalDate openedOn,
        @Nullable String closer,
        @Nullable LocalDate closedOn,
        @Nullable Integer expected,
        @Nullable Integer found,
        int scanned) {}
