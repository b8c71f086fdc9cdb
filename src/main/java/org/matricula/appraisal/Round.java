package org.matricula.appraisal;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 考核批次: one term of one school.
///
/// @param state `open`, `reckoned`, `confirmed`
/// @param from first day of the term, `until` the day after its last
public record Round(
        UUID id,
        UUID institutionId,
        long scopePos,
        String institution,
        UUID termId,
        String term,
        LocalDate from,
        LocalDate until,
        int base,
        int bonus,
        int malus,
        int studentPercent,
        int unitPercent,
        String state,
        @Nullable UUID openerId,
        String opener,
        @Nullable Instant reckonedAt,
        @Nullable String confirmer,
        @Nullable Instant confirmedAt) {

    public boolean confirmed() {
        return state.equals("confirmed");
    }

    public boolean reckoned() {
        return state.equals("reckoned");
    }
}
