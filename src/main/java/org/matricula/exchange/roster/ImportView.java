package org.matricula.exchange.roster;

import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// An import as it stands.
record ImportView(
        UUID id,
        String kind,
        UUID unitId,
        UUID institutionId,
        long scopePos,
        String fileName,
        String state,
        @Nullable Integer sheet,
        @Nullable Integer headerFrom,
        @Nullable Integer headerTo,
        String mapping,
        String columns,
        int rowsRead,
        int rowsNew,
        int rowsChanged,
        int rowsUnchanged,
        int rowsRejected,
        int rowsSkipped,
        double progress,
        @Nullable String mode,
        @Nullable String problem,
        String[] problemArgs,
        UUID madeBy,
        String maker,
        OffsetDateTime madeAt,
        @Nullable OffsetDateTime appliedAt,
        @Nullable OffsetDateTime undoneAt) {

    int accepted() {
        return rowsNew + rowsChanged;
    }

    boolean running() {
        return state.equals("reading") || state.equals("applying");
    }
}
