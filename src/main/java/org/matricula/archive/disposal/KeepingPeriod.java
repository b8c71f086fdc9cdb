package org.matricula.archive.disposal;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// 保管期限 of a kind of papers.
///
/// @param years null for ever
/// @param setter null where the school has set nothing of its own
public record KeepingPeriod(
        String kind,
        @Nullable Integer years,
        String basis,
        @Nullable String setter,
        @Nullable LocalDate setOn) {}
