package org.matricula.coursework;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;

/// 排名: one cohort at one moment.
///
/// @param scheme `linear-4`, `linear-5` or `table`
public record Ranking(
        UUID id,
        UUID unitId,
        String unit,
        int entryYear,
        String scheme,
        int size,
        String madeBy,
        Instant madeAt) {

    /// @param place the same for the same points
    public record Line(
            UUID enrolmentId,
            String name,
            String studentNumber,
            String unit,
            BigDecimal points,
            BigDecimal credits,
            int place) {}

    /// 本人名次: one's own place and how many there are, and nothing of anybody else.
    public record Own(
            UUID enrolmentId,
            String unit,
            BigDecimal points,
            int place,
            int size,
            Instant madeAt) {}
}
