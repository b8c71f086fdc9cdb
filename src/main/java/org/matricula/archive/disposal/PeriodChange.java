package org.matricula.archive.disposal;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 缩短保管期限, proposed by one and not yet agreed to by another.
///
/// @param was the period as it stands, null for ever
/// @param proposerId whose account cannot agree to it
public record PeriodChange(
        UUID id,
        String kind,
        int years,
        @Nullable Integer was,
        String basis,
        @Nullable UUID proposerId,
        String proposer,
        LocalDate proposedOn) {}
