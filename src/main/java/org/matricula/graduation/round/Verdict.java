package org.matricula.graduation.round;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 审查结果 of one student in one round.
///
/// @param found what the conditions give, `outcome` what stands after the department has looked at
///   it
/// @param review `open`, `agreed` or `objected`, its words `graduation.review.<review>`
/// @param note why the department holds the student back
public record Verdict(
        UUID id,
        UUID roundId,
        UUID enrolmentId,
        UUID personId,
        long scopePos,
        String name,
        String studentNumber,
        String unit,
        BigDecimal credits,
        BigDecimal creditsNeed,
        @Nullable BigDecimal average,
        String found,
        String outcome,
        boolean degree,
        boolean photo,
        String review,
        @Nullable String note,
        @Nullable String reviewer) {}
