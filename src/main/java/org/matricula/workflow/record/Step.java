package org.matricula.workflow.record;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 环节: one office's turn at a case.
///
/// @param task its name in the drawing
/// @param roles the posts that may decide it
/// @param assignedTo the one account it was handed to, null for whoever holds the post
/// @param decision `approve`, `return`, `refuse`, `lapse`; null while open
/// @param deputised in whose place it was decided, null for nobody's
/// @param takenBack whether its decider took the decision back
public record Step(
        UUID id,
        UUID caseId,
        String task,
        List<String> roles,
        Instant openedAt,
        LocalDate dueOn,
        @Nullable UUID assignedTo,
        @Nullable String assigned,
        @Nullable String decision,
        @Nullable String comment,
        @Nullable UUID decidedBy,
        @Nullable String decided,
        @Nullable String decidedRole,
        @Nullable String deputised,
        @Nullable Instant decidedAt,
        boolean takenBack) {

    public boolean open() {
        return decision == null;
    }

    /// Whether its decision stands.
    public boolean stands(String what) {
        return what.equals(decision) && !takenBack;
    }
}
