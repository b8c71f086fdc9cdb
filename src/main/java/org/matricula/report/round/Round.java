package org.matricula.report.round;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 报送任务.
///
/// @param outside reported to an authority outside the register: its receipt is typed in
/// @param units how many are asked, `submitted` and `accepted` how many of them have
public record Round(
        UUID id,
        UUID unitId,
        String unit,
        boolean outside,
        String kind,
        String title,
        @Nullable String notice,
        LocalDate asOf,
        LocalDate dueOn,
        String opener,
        Instant openedAt,
        long units,
        long submitted,
        long accepted) {

    public static final String TABLES = "tables";
    public static final String AID = "aid";
}
