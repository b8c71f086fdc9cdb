package org.matricula.selection;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 评选批次.
///
/// @param unit what is chosen from
/// @param from first day whose results, absences and conduct count, `last` the last one
/// @param state `selection.state.<state>`
public record Round(
        UUID id,
        UUID institutionId,
        long scopePos,
        UUID schemeId,
        String scheme,
        UUID unitId,
        String unit,
        String name,
        LocalDate from,
        LocalDate last,
        String state,
        @Nullable UUID openerId,
        String opener,
        @Nullable UUID submitterId,
        @Nullable String submitter,
        @Nullable String reviewer,
        @Nullable String review,
        @Nullable UUID publicationId,
        @Nullable LocalDate awardedOn) {

    /// Whether the list may still be reckoned and changed.
    public boolean draft() {
        return state.equals("open") || state.equals("reckoned") || state.equals("returned");
    }
}
