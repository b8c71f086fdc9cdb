package org.matricula.standing.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 预警批次. Its words are the message keys `warning.run.state.<state>`.
///
/// @param sort `warning` in earnest, `rehearsal` to try rules out
/// @param rulesOn the day whose rules it uses
/// @param prior the last confirmed run before it, by which warnings in a row are counted
/// @param students null until they have been counted
/// @param found how many stand on its list
/// @param inputsHash the same figures and rules give the same, null until it is done
public record WarningRun(
        UUID id,
        UUID institutionId,
        String institution,
        long lo,
        long hi,
        UUID termId,
        String term,
        LocalDate termFrom,
        String sort,
        LocalDate rulesOn,
        LocalDate asOf,
        @Nullable UUID prior,
        int listedFrom,
        String state,
        @Nullable Integer students,
        int checked,
        int found,
        @Nullable Long reached,
        @Nullable String inputsHash,
        @Nullable String problem,
        Instant begunAt,
        @Nullable Instant endedAt,
        @Nullable UUID starterId,
        String starter,
        String starterRole,
        @Nullable UUID starterUnit,
        @Nullable String confirmer,
        @Nullable Instant confirmedAt) {

    public boolean under() {
        return endedAt == null;
    }

    public boolean earnest() {
        return sort.equals("warning");
    }

    /// Ended, and neither reviewed to its end nor taken back.
    public boolean done() {
        return state.equals("done");
    }

    public boolean confirmed() {
        return state.equals("confirmed");
    }
}
