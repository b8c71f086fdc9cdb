package org.matricula.coursework.practice;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 实践记录 that stands.
///
/// @param sort one of [Practices#SORTS]
/// @param assessment one of [Practices#ASSESSMENTS], null where none was given
/// @param fileId what proves it, null without
public record Practice(
        UUID id,
        UUID enrolmentId,
        String name,
        String studentNumber,
        String unit,
        String sort,
        String title,
        String place,
        LocalDate fromOn,
        LocalDate untilOn,
        @Nullable BigDecimal hours,
        @Nullable BigDecimal credits,
        @Nullable String mentor,
        @Nullable String assessment,
        @Nullable String words,
        @Nullable UUID fileId,
        String recorder,
        Instant recordedAt) {

    /// As a cell shows it, `16` and not `16.0`; blank for none.
    public static String plain(@Nullable BigDecimal number) {
        return number == null ? "" : number.stripTrailingZeros().toPlainString();
    }
}
